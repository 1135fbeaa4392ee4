import type { SoundSettings } from '../configuration/sound-settings';
import { CallbackError } from '../foundation/errors';
import { guarded } from '../invocation/guard';
import type { Shelter } from '../invocation/undelivered';
import type { Sink } from '../sinks/sink';
import { authenticate } from '../trigger/authentication';
import { readHttpRequest } from '../trigger/http-request';
import type { HttpRequest } from '../trigger/http-request';
import { errorResponse } from '../trigger/http-response';
import type { MainHandler } from '../trigger/http-response';

/**
 * The handler of a function whose configuration is wrong: it says so at every invocation instead of dying at start without
 * an answer. It delivers nothing, but keeps every callback that the sound part of the configuration knows for Cloud
 * Infinite's.
 */
export function degradedHandler(error: CallbackError, sound: SoundSettings | undefined, shelter: Shelter): MainHandler {
  return guarded(
    // eslint-disable-next-line @typescript-eslint/require-await -- steps are asynchronous, and these have none to wait for
    async (event, _deadline, learn) => {
      const request = sound && authenticRequest(event, sound);
      if (request) learn({ authentic: request });
      throw error;
    },
    errorResponse,
    shelter,
  );
}

function authenticRequest(event: unknown, { tokens }: SoundSettings): HttpRequest | undefined {
  try {
    const request = readHttpRequest(event);
    if (tokens) authenticate(request, tokens);
    return request.method === 'POST' ? request : undefined;
  } catch {
    return undefined;
  }
}

/** Stands where no place for dead letters can be made, and takes nothing: they are in the log then. */
export const noDeadLetters: Sink = {
  name: 'none',
  write: () => Promise.reject(new CallbackError('sink_failed', 'No place to keep it is configured.')),
};
