import type { Job } from '../callback/job';
import type { FailedRequest } from '../delivery/dead-letter';
import type { Delivery } from '../delivery/deliver';
import type { CallbackError } from '../foundation/errors';
import type { Reconciled } from './log-line';

/** What the steps of one invocation have learned. */
export interface Facts {
  readonly trigger?: string;
  /** The request, from the moment it is known to be Cloud Infinite's: whatever fails from then on, it is kept. */
  readonly authentic?: FailedRequest;
  /** Which of the accepted tokens it carried. */
  readonly token?: 'current' | 'previous';
  readonly bytes?: number;
  readonly form?: string;
  readonly isTest?: boolean;
  readonly jobs?: readonly Job[];
  /** Those of the jobs that are refused. */
  readonly refused?: readonly Job[];
  readonly deliveries?: readonly Delivery[];
  /** What a search for missing jobs has found. */
  readonly reconciled?: Reconciled;
}

/** How an invocation ended. */
export interface Ending {
  readonly requestId: string;
  readonly durationMs: number;
  readonly error?: CallbackError | undefined;
  /** Where the request is kept that could not be delivered. */
  readonly deadLetter?: string | undefined;
}
