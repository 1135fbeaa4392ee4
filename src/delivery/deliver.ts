import { monotonicMs } from '../foundation/clock';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { mapConcurrently } from '../foundation/map-concurrently';
import type { Sink, SinkReceipt, SinkRecord } from '../sinks/sink';

/** What became of one record at one sink: a receipt, or the error that kept it from being durable. */
export type Delivery<R extends SinkRecord> = {
  readonly record: R;
  readonly sink: string;
  readonly durationMs: number;
} & ({ readonly receipt: SinkReceipt } | { readonly error: CallbackError });

/** Writes in flight at one sink: enough to hide latency, few enough for a small function's sockets and memory. */
const WRITES_AT_ONCE = 32;

/**
 * Writes every record to every sink, all sinks side by side. Never rejects and always ends within the deadline:
 * one that fails or hangs keeps no other from being written.
 */
export async function deliver<R extends SinkRecord>(
  records: readonly R[],
  sinks: readonly Sink[],
  deadline: Deadline,
): Promise<Delivery<R>[]> {
  const perSink = sinks.map((sink) =>
    mapConcurrently(records, WRITES_AT_ONCE, (record) => deliverOne(record, sink, deadline)),
  );
  return (await Promise.all(perSink)).flat();
}

async function deliverOne<R extends SinkRecord>(record: R, sink: Sink, deadline: Deadline): Promise<Delivery<R>> {
  const started = monotonicMs();
  const place = (): Pick<Delivery<R>, 'record' | 'sink' | 'durationMs'> => ({
    record,
    sink: sink.name,
    durationMs: Math.round(monotonicMs() - started),
  });
  try {
    const receipt = await withinDeadline(sink.write(record, deadline), deadline, sink.name);
    return { ...place(), receipt };
  } catch (thrown) {
    return { ...place(), error: asCallbackError(thrown) };
  }
}

/** A sink promises to end in time; this keeps the answer on time even if one breaks its promise. */
async function withinDeadline<T>(work: Promise<T>, deadline: Deadline, sinkName: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    const fail = (): void => {
      reject(
        new CallbackError('sink_failed', `The sink ${sinkName} did not confirm before the function's time was up.`),
      );
    };
    timer = setTimeout(fail, deadline.remainingMs());
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
