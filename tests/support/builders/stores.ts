import type { ObjectStore, StoredObject } from '../../../src/sinks/object-store';

export interface MemoryStore extends ObjectStore {
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
  return {
    name,
    objects,
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
  };
}
