import type { Issue } from '../foundation/errors';

export type JobKind = 'task' | 'workflow' | 'moderation';

/** One result of a callback in the one shape that every family and both forms are brought to. */
export interface Job {
  readonly kind: JobKind;
  /** The Tag of a task, the EventName of anything else. */
  readonly name: string;
  readonly eventName: string;
  /** JobId, RunId or trace id; a digest of the content where the body has none. */
  readonly id: string;
  /** The vendor's State, or `Unknown` where the body has none. */
  readonly state: string;
  /** Tells apart several events of one id and state, such as the parts of a live moderation. */
  readonly part?: string | undefined;
  /** The normalised content under the vendor's own names. */
  readonly data: object;
  readonly bucket?: string | undefined;
  readonly region?: string | undefined;
  readonly queueId?: string | undefined;
  /** Vendor time at which the job was created, as it was written. */
  readonly createdAt?: string | undefined;
  /** Vendor time at which it ended, as it was written. */
  readonly endedAt?: string | undefined;
  /** `false` when the receiver has no schema for this name, only for the family. */
  readonly known: boolean;
  /** JSON paths of nodes that no schema describes; they are kept in `data`. */
  readonly unknownFields: readonly string[];
  readonly issues: readonly Issue[];
}
