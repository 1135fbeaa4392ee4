import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { within } from '../foundation/within';
import type { Sink } from '../sinks/sink';
import { deadLetterRecord } from '../delivery/dead-letter';
import type { DeadLetter } from '../delivery/dead-letter';

/** Where a dead letter lies now, or why it could not be stored anywhere. */
export type Keeping = { readonly location: string } | { readonly error: CallbackError };

/** Stores a dead letter. Never rejects, and ends within the deadline. */
export async function keepDeadLetter(
  letter: DeadLetter,
  sink: Sink,
  prefix: string,
  deadline: Deadline,
): Promise<Keeping> {
  const timeUp = (): Error =>
    new CallbackError(
      'sink_failed',
      `The dead letter was not confirmed by ${sink.name} before the function's time was up.`,
    );
  try {
    const { location } = await within(deadline, sink.write(deadLetterRecord(letter, prefix), deadline), timeUp);
    return { location };
  } catch (thrown) {
    return { error: asCallbackError(thrown) };
  }
}
