import type { Deadline } from '../foundation/deadline';

/** One record on its way out: bytes and a name for them. A sink knows nothing of callbacks. */
export interface SinkRecord {
  /** The CloudEvents id: the same for every re-send of the same result. */
  readonly id: string;
  /** Object key, `/`-separated, free of anything a path or URL could trip over. */
  readonly key: string;
  /** Records that belong together share it: the job id. A partitioned sink keeps their order. */
  readonly partitionKey: string;
  /** The record as UTF-8 JSON. */
  readonly body: Buffer;
  readonly contentType: string;
  /** What says whether two records have the same content. Absent: all of their bytes. */
  readonly identity?: Identity;
  /** The record to keep where another one has its key and other content. Absent: itself, under a key with its digest. */
  readonly inConflict?: () => SinkRecord;
}

/** The part of a record that does not change when the same content comes again. */
export interface Identity {
  /** Hex. */
  readonly digest: string;
  /** The same of stored bytes; `undefined` when they are no such record. */
  readonly of: (stored: Buffer) => string | undefined;
}

/**
 * What a sink did with a record. All three mean: the record is durable there.
 * `written`: it is new. `duplicate`: the same content was there already.
 * `conflict`: another content was there under the same key; both are kept, this one at `location`.
 */
export interface SinkReceipt {
  readonly outcome: 'written' | 'duplicate' | 'conflict';
  /** Where the record can be read: a file path, `cos://bucket/key`, a queue. */
  readonly location: string;
}

/** The port every destination implements. */
export interface Sink {
  readonly name: string;
  /** Bytes of `body` that the destination takes in one record; absent when it takes any that a callback can give. */
  readonly maxRecordBytes?: number;
  /**
   * Resolves only when the record is durable; rejects otherwise, and always before `deadline` is over.
   * Safe to call again with the same record.
   */
  write(record: SinkRecord, deadline: Deadline): Promise<SinkReceipt>;
  /** Ends connections that would keep a process alive. A function never calls it: it reuses them while it stays warm. */
  close?(): void;
}
