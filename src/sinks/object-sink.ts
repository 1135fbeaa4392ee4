import { createHash } from 'node:crypto';
import type { Deadline } from '../foundation/deadline';
import type { ObjectStore, StoredObject } from './object-store';
import type { Sink, SinkReceipt, SinkRecord } from './sink';

/** A sink that keeps each record as one object that is never overwritten. */
export function objectSink(store: ObjectStore): Sink {
  return { name: store.name, write: (record, deadline) => writeOnce(store, record, deadline) };
}

async function writeOnce(store: ObjectStore, record: SinkRecord, deadline: Deadline): Promise<SinkReceipt> {
  const digest = createHash('sha256').update(record.body).digest('hex');
  const object: StoredObject = { body: record.body, contentType: record.contentType, digest };
  if ((await store.create(record.key, object, deadline)) === 'created') {
    return { outcome: 'written', location: store.locationOf(record.key) };
  }
  if ((await store.digestOf(record.key, deadline)) === digest) {
    return { outcome: 'duplicate', location: store.locationOf(record.key) };
  }
  // The name holds the digest, so a conflict that comes again meets itself and is a duplicate by construction.
  const conflictKey = `${record.key}.conflict-${digest.slice(0, 8)}`;
  await store.create(conflictKey, object, deadline);
  return { outcome: 'conflict', location: store.locationOf(conflictKey) };
}
