import { createDeadLetter, deadLetterRecord } from '../delivery/dead-letter';
import type { DeadLetter, FailedRequest } from '../delivery/dead-letter';
import { within } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import type { Sink } from '../sinks/sink';
import { lastResortEntry } from './log-line';
import type { Log } from './log-line';

/** Where requests are kept that could not be delivered. */
export interface Shelter {
  readonly deadLetters: Sink;
  readonly objectPrefix: string;
  /** The names of the sinks that records go to. */
  readonly sinks: readonly string[];
  /** Takes the whole request when the dead letters do not. */
  readonly log: Log;
}

/** A request that is known to be Cloud Infinite's, and why it was not delivered. */
export interface Undelivered {
  readonly request: FailedRequest;
  readonly requestId: string;
  readonly error: CallbackError;
}

/**
 * Keeps a request: the sender promises no second try. Resolves with the place of its dead letter; with `undefined` when it
 * could not be stored and is in the log instead. Never rejects, and ends within the deadline.
 */
export async function keepUndelivered(
  { request, requestId, error }: Undelivered,
  { deadLetters, objectPrefix, sinks, log }: Shelter,
  deadline: Deadline,
): Promise<string | undefined> {
  try {
    const letter = createDeadLetter(request, { requestId, error, sinks });
    const storing = stored(letter, deadLetters, objectPrefix, deadline);
    return await storing.catch((thrown: unknown) => {
      log(lastResortEntry(letter, asCallbackError(thrown)));
      return undefined;
    });
  } catch {
    // The log takes nothing either. The answer is no 200, and the sender has what we could not keep.
    return undefined;
  }
}

async function stored(letter: DeadLetter, sink: Sink, prefix: string, deadline: Deadline): Promise<string> {
  const timeUp = (): Error =>
    new CallbackError(
      'sink_failed',
      `The dead letter was not confirmed by ${sink.name} before the function's time was up.`,
    );
  const writing = sink.write(deadLetterRecord(letter, prefix), deadline);
  return (await within(deadline.remainingMs(), writing, timeUp)).location;
}
