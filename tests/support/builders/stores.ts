import type { NoteStore, ObjectStore, StoredObject } from '../../../src/sinks/object-store';

export interface MemoryStore extends ObjectStore, NoteStore {
  readonly notes: Map<string, string>;
  readonly objects: Map<string, StoredObject>;
}

/** Brings a store that is open already. */
export const brought =
  (store: ObjectStore): (() => Promise<ObjectStore>) =>
  () =>
    Promise.resolve(store);

/** An object store in memory that never overwrites. */
export function memoryStore(name = 'cos'): MemoryStore {
  const objects = new Map<string, StoredObject>();
  const notes = new Map<string, string>();
  return {
    name,
    objects,
    notes,
    locationOf: (key) => `${name}://bucket/${key}`,
    create: (key, object) => {
      if (objects.has(key)) return Promise.resolve('exists');
      objects.set(key, object);
      return Promise.resolve('created');
    },
    holds: (key, { digest, digestOf }) => {
      const object = objects.get(key);
      return Promise.resolve(object !== undefined && digestOf(object.body) === digest);
    },
    has: (key) => Promise.resolve(objects.has(key)),
    readNote: (key) => Promise.resolve(notes.get(key)),
    writeNote: (key, text) => {
      notes.set(key, text);
      return Promise.resolve();
    },
  };
}
