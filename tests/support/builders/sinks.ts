import type { Sink, SinkReceipt, SinkRecord } from '../../../src/sinks/sink';

export interface MemorySink extends Sink {
  /** What is stored, as text by key. */
  readonly stored: Map<string, string>;
}

/** A sink that keeps records in memory, the first of each key. */
export function memorySink(name = 'memory'): MemorySink {
  const stored = new Map<string, string>();
  return {
    name,
    stored,
    write: (record) => Promise.resolve(storedOnce(stored, record)),
  };
}

/** A sink that confirms nothing: every write is rejected with `error`. */
export function failingSink(error: Error, name = 'failing'): Sink {
  return { name, write: () => Promise.reject(error) };
}

/** A sink that breaks its promise: a write never ends. */
export function hangingSink(name = 'hanging'): Sink {
  return { name, write: () => new Promise(() => undefined) };
}

function storedOnce(stored: Map<string, string>, { key, body }: SinkRecord): SinkReceipt {
  const known = stored.get(key);
  const text = body.toString();
  if (known === undefined) stored.set(key, text);
  const outcome = known === undefined ? 'written' : known === text ? 'duplicate' : 'conflict';
  return { outcome, location: `memory:${key}` };
}
