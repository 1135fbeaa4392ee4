/** What a person or a command does with stored objects, and the function never does: list, read, remove. */
export interface ObjectShelf {
  locationOf(key: string): string;
  /** Keys that are to start with `prefix`, in any order; those of a bucket are as its answer has them. */
  keys(prefix: string): AsyncIterable<string>;
  /** The content as text; `undefined` when there is no such object any more. */
  read(key: string): Promise<string | undefined>;
  /** Succeeds too when there is no such object. */
  remove(key: string): Promise<void>;
}
