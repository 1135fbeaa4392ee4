import { createDeadLetter } from '../delivery/dead-letter';
import { keepDeadLetter } from './keep-dead-letter';
import type { Keeping } from './keep-dead-letter';
import type { Deadline } from '../foundation/deadline';
import type { CallbackError } from '../foundation/errors';
import { lastResortEntry } from './log-line';
import type { Log } from './log-line';
import type { Sink } from '../sinks/sink';
import { bytesOf } from '../trigger/http-request';
import type { HttpRequest } from '../trigger/http-request';

/** Where requests are kept that could not be delivered. */
export interface Shelter {
  readonly deadLetters: Sink;
  readonly objectPrefix: string;
  /** Takes the whole request when the dead letters do not. */
  readonly log: Log;
}

/** A request that is known to be Cloud Infinite's, and why it was not delivered. */
export interface Undelivered {
  readonly request: HttpRequest;
  readonly requestId: string;
  readonly error: CallbackError;
}

/** Keeps a request: the sender promises no second try. Never rejects, and ends within the deadline. */
export async function keepRequest(
  { request, requestId, error }: Undelivered,
  { deadLetters, objectPrefix, log }: Shelter,
  deadline: Deadline,
): Promise<Keeping> {
  const letter = createDeadLetter({ requestId, headers: request.headers, body: bytesOf(request) }, error);
  const keeping = await keepDeadLetter(letter, deadLetters, objectPrefix, deadline);
  if ('error' in keeping) log(lastResortEntry(letter, keeping.error));
  return keeping;
}
