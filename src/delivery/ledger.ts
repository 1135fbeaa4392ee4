import { createHash } from 'node:crypto';
import type { Deadline } from '../foundation/deadline';
import { storedObject } from '../sinks/object-sink';
import type { ObjectStore, StoredObject } from '../sinks/object-store';
import type { JobRecord } from '../records/record';

/** Remembers, across invocations, what a queue has confirmed: queues themselves recognise no duplicate. */
export interface Ledger {
  /** Name of the sink that shares the ledger's store: only what is safe there is looked up here. */
  readonly sink: string;
  /** Where the note of a delivery lies, if there is one. */
  find(record: JobRecord, queue: string, deadline: Deadline): Promise<string | undefined>;
  note(record: JobRecord, queue: string, deadline: Deadline): Promise<void>;
}

/**
 * A ledger of one small object a delivery, beside the records: `<prefix>/_delivered/<queue>/<digest of key and content>`.
 * `sink` is the name of the store that `open` brings.
 */
export function objectLedger(sink: string, open: () => Promise<ObjectStore>, prefix: string): Ledger {
  const keyOf = (record: JobRecord, queue: string): string => {
    // The content is part of the name: a conflicting record under the same key is a delivery of its own.
    const digest = createHash('sha256').update(record.key).update('\n').update(record.content).digest('hex');
    return `${prefix}/_delivered/${queue}/${digest}`;
  };
  return {
    sink,
    async find(record, queue, deadline) {
      const store = await open();
      const key = keyOf(record, queue);
      return (await store.holds(key, noteOf(record), deadline)) ? store.locationOf(key) : undefined;
    },
    async note(record, queue, deadline) {
      const store = await open();
      await store.create(keyOf(record, queue), noteOf(record), deadline);
    },
  };
}

function noteOf({ id }: JobRecord): StoredObject {
  return storedObject({ body: Buffer.from(`${id}\n`), contentType: 'text/plain; charset=utf-8' });
}
