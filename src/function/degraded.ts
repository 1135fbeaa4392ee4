import { answering } from '../invocation/guard';
import type { MainHandler } from '../invocation/guard';
import type { Salvage } from '../configuration/salvage';
import type { CallbackError } from '../foundation/errors';
import type { Shelter } from '../invocation/undelivered';
import { authenticate } from '../trigger/authentication';
import { readHttpRequest } from '../trigger/http-request';
import type { HttpRequest } from '../trigger/http-request';

/**
 * A misconfigured function says so at every invocation instead of dying at start without an answer. It delivers nothing,
 * but keeps every callback that what is left of its configuration knows for Cloud Infinite's.
 */
export function misconfigured(error: CallbackError, salvaged: Salvage | undefined, shelter: Shelter): MainHandler {
  return answering((event, _deadline, progress) => {
    const request = salvaged && authenticRequest(event, salvaged);
    if (request) progress.authentic = request;
    return Promise.reject(error);
  }, shelter);
}

function authenticRequest(event: unknown, { tokens }: Salvage): HttpRequest | undefined {
  try {
    const request = readHttpRequest(event);
    if (tokens) authenticate(request, tokens);
    return request.method === 'POST' ? request : undefined;
  } catch {
    return undefined;
  }
}
