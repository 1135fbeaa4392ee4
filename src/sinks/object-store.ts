import type { Deadline } from '../foundation/deadline';

/** A place for named byte strings that can refuse to overwrite: a COS bucket or a folder. */
export interface ObjectStore {
  readonly name: string;
  /** Where an object of this key is read, for people. */
  locationOf(key: string): string;
  /**
   * Stores `body` under `key` only if nothing is there, whole or not at all.
   * Resolves `exists` when the key is taken, by this call's own earlier try included.
   */
  create(key: string, object: StoredObject, deadline: Deadline): Promise<'created' | 'exists'>;
  /** SHA-256 (hex) of what is stored under `key`; `undefined` when nothing is, or it was stored by something else without a digest. */
  digestOf(key: string, deadline: Deadline): Promise<string | undefined>;
}

export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  /** SHA-256 of `body`, hex. */
  readonly digest: string;
}
