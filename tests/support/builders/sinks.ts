import type { Sink, SinkReceipt, SinkRecord } from '../../../src/sinks/sink';

/** A sink that notes how long each write may take, in whole milliseconds. */
export interface TimedSink extends Sink {
  readonly givenMs: number[];
}

export interface MemorySink extends TimedSink {
  /** What is stored, as text by key. */
  readonly stored: Map<string, string>;
}

/** A sink that keeps records in memory, the first of each key. */
export function memorySink(name = 'memory'): MemorySink {
  const stored = new Map<string, string>();
  return { ...timed({ name, write: (record) => Promise.resolve(storedOnce(stored, record)) }), stored };
}

/** A sink that confirms nothing: every write is rejected with `error`. */
export function failingSink(error: Error, name = 'failing'): Sink {
  return { name, write: () => Promise.reject(error) };
}

/** A sink that breaks its promise: a write never ends. */
export function hangingSink(name = 'hanging'): TimedSink {
  return timed({ name, write: () => new Promise(() => undefined) });
}

function timed(sink: Sink): TimedSink {
  const givenMs: number[] = [];
  const write: Sink['write'] = (record, deadline) => {
    givenMs.push(Math.round(deadline.remainingMs()));
    return sink.write(record, deadline);
  };
  return { ...sink, givenMs, write };
}

function storedOnce(stored: Map<string, string>, { key, body }: SinkRecord): SinkReceipt {
  const known = stored.get(key);
  const text = body.toString();
  if (known === undefined) stored.set(key, text);
  const outcome = known === undefined ? 'written' : known === text ? 'duplicate' : 'conflict';
  return { outcome, location: `memory:${key}` };
}
