import type { Job } from '../callback/job';
import type { Delivery } from '../delivery/deliver';
import type { Deadline } from '../foundation/deadline';
import type { ParsedNode } from '../parse/parsed-value';
import type { JobRecord } from '../records/record';
import type { ObjectStore } from '../sinks/object-store';

/**
 * What a search for missing jobs needs of the rest of the function. It gets it, and does not import it, because it is loaded apart:
 * the function has all of this already.
 */
export interface ReconciliationPorts {
  /** Reads a tree as the body of a callback. */
  readonly readJobs: (tree: ParsedNode) => readonly Job[];
  /** Whether the store is to have the job, and nothing refuses it. */
  readonly isWanted: (job: Job) => boolean;
  readonly keyOf: (job: Job) => string;
  readonly recordOf: (job: Job) => JobRecord;
  /** To all sinks. Never rejects. */
  readonly deliver: (record: JobRecord, deadline: Deadline) => Promise<readonly Delivery[]>;
  /** The store that says what is there. */
  readonly store: Pick<ObjectStore, 'has'>;
  /** Those of our callback URL; `undefined`: it has none. */
  readonly tokens: readonly string[] | undefined;
  /** Is told of each job that is missing, once it is delivered or not. */
  readonly onMissing?: (missing: MissingJob) => void;
}

/** A finished job without a record, and what became of it. */
export interface MissingJob {
  readonly job: Job;
  readonly deliveries: readonly Delivery[];
}
