import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../foundation/clock';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError } from '../foundation/errors';
import { invocationEntry } from './log-line';
import type { Progress } from './log-line';
import { keepRequest } from './undelivered';
import type { Shelter } from './undelivered';
import { errorResponse } from '../trigger/http-response';
import type { HttpResponse } from '../trigger/http-response';
import { readInvocation } from './invocation';

/** What SCF calls: never rejects, always answers. */
export type MainHandler = (event: unknown, context: unknown) => Promise<HttpResponse>;

/** Answers one event. Notes in `progress` how far it came, and may throw anything. */
export type Answer = (event: unknown, deadline: Deadline, progress: Progress) => Promise<HttpResponse>;

/**
 * Makes of an answer what SCF calls: what it throws is answered as the error's code says, after the request, if it is
 * authentic, has been kept; and every invocation is one line in the log.
 */
export function answering(answer: Answer, shelter: Shelter): MainHandler {
  return async (event, context) => {
    const started = monotonicMs();
    const { requestId, deadline } = readInvocation(context);
    const progress: Progress = { requestId: requestId ?? randomUUID() };
    const response = await attempted(event, deadline, progress);
    shelter.log(invocationEntry(progress, response.statusCode, Math.round(monotonicMs() - started)));
    return response;
  };

  async function attempted(event: unknown, deadline: Deadline, progress: Progress): Promise<HttpResponse> {
    try {
      return await answer(event, deadline, progress);
    } catch (thrown) {
      return await refuse(thrown, deadline, progress);
    }
  }

  async function refuse(thrown: unknown, deadline: Deadline, progress: Progress): Promise<HttpResponse> {
    const error = asCallbackError(thrown);
    const { requestId, authentic: request } = progress;
    progress.error = error;
    if (request) progress.deadLetter = await keepRequest({ request, requestId, error }, shelter, deadline);
    return errorResponse(error, requestId);
  }
}
