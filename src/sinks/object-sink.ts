import { createHash } from 'node:crypto';
import type { Deadline } from '../foundation/deadline';
import { CallbackError } from '../foundation/errors';
import type { ObjectStore, StoredObject } from './object-store';
import type { Sink, SinkReceipt, SinkRecord } from './sink';

/** Brings the store, opened or not yet. */
type OpenStore = () => Promise<ObjectStore>;

/** A sink that keeps each record as one object that is never overwritten. */
export function objectSink(name: string, open: OpenStore): Sink {
  return { name, write: async (record, deadline) => await writeOnce(await open(), record, deadline) };
}

async function writeOnce(store: ObjectStore, record: SinkRecord, deadline: Deadline): Promise<SinkReceipt> {
  const outcome = await keep(store, record, deadline);
  if (outcome !== 'other') return { outcome, location: store.locationOf(record.key) };
  const beside = record.inConflict?.() ?? besideItself(record);
  const location = store.locationOf(beside.key);
  if ((await keep(store, beside, deadline)) === 'other') {
    throw new CallbackError('sink_failed', `${location} was refused as existing, but does not hold this record.`);
  }
  return { outcome: 'conflict', location };
}

/** `other`: something else is kept under the key of the record. */
async function keep(
  store: ObjectStore,
  record: SinkRecord,
  deadline: Deadline,
): Promise<'written' | 'duplicate' | 'other'> {
  const object = storedObject(record);
  if ((await store.create(record.key, object, deadline)) === 'created') return 'written';
  return (await store.holds(record.key, object, deadline)) ? 'duplicate' : 'other';
}

/** The name holds the digest, so a conflict that comes again meets itself. */
function besideItself(record: SinkRecord): SinkRecord {
  return { ...record, key: `${record.key}.conflict-${storedObject(record).digest.slice(0, 8)}` };
}

/** What a store keeps of a record. */
export function storedObject({
  body,
  contentType,
  identity,
}: Pick<SinkRecord, 'body' | 'contentType' | 'identity'>): StoredObject {
  return {
    body,
    contentType,
    // Not every store keeps it: a folder asks only when a key is taken.
    get digest() {
      return identity?.digest ?? sha256(body);
    },
    digestOf: identity?.of ?? sha256,
  };
}

/** Hex. */
function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
