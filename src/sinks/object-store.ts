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
  /** Whether what is stored under `key` has the content of `object`; `false` too when nothing is stored, or nobody can say. */
  holds(key: string, object: StoredObject, deadline: Deadline): Promise<boolean>;
  /** Whether anything is stored under `key`. Rejects when nobody can say. */
  has(key: string, deadline: Deadline): Promise<boolean>;
}

/** A place for small texts that are overwritten as a whole: how far something has come that is done again and again. */
export interface NoteStore {
  /** `undefined` when there is none, or none of this size. */
  readNote(key: string, deadline: Deadline): Promise<string | undefined>;
  /** Resolves when the text is durable. */
  writeNote(key: string, text: string, deadline: Deadline): Promise<void>;
}

export interface StoredObject {
  readonly body: Buffer;
  readonly contentType: string;
  /** What stands for the content: two objects have the same content if they have the same digest. Hex. */
  readonly digest: string;
  /** The digest of bytes that are stored; `undefined` when they can be no such object. */
  readonly digestOf: (stored: Buffer) => string | undefined;
}
