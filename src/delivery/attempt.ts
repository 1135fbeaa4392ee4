import { monotonicMs } from '../foundation/clock';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { within } from '../foundation/within';
import type { JobRecord } from '../records/record';
import type { SinkReceipt } from '../sinks/sink';

/** What became of one record at one sink: a receipt, or the error that kept it from being durable. */
export type Delivery = {
  readonly record: JobRecord;
  readonly sink: string;
  readonly durationMs: number;
} & ({ readonly receipt: SinkReceipt } | { readonly error: CallbackError });

/** Runs the delivery of a record to a sink. Never rejects, and ends within the deadline. */
export async function attempt(
  record: JobRecord,
  sink: string,
  deadline: Deadline,
  work: () => Promise<SinkReceipt>,
): Promise<Delivery> {
  const started = monotonicMs();
  const timeUp = (): Error =>
    new CallbackError('sink_failed', `The sink ${sink} did not confirm before the function's time was up.`);
  // Even a client that throws at once must not take the deliveries beside it along.
  const working = Promise.resolve().then(work);
  const outcome = await within(deadline, working, timeUp).then(
    (receipt) => ({ receipt }),
    (thrown: unknown) => ({ error: asCallbackError(thrown) }),
  );
  return { record, sink, durationMs: Math.round(monotonicMs() - started), ...outcome };
}
