import { randomUUID } from 'node:crypto';
import { readConfiguration } from './configuration/configuration';
import type { Environment } from './configuration/variables';
import { createDeadLetterSink, createPlan } from './delivery/create-plan';
import { asCallbackError } from './foundation/errors';
import { createHandler } from './handler';
import type { MainHandler } from './handler';
import { invocationEntry } from './invocation-entry';
import type { Log } from './invocation-entry';
import { errorResponse } from './trigger/http-response';
import { readInvocation } from './trigger/invocation';

/**
 * Puts the function together from an environment. The configuration is read once; `environment` is asked again for
 * the role's credentials, which the platform renews from one invocation to the next.
 */
export function createFunction(environment: () => Environment, log: Log): MainHandler {
  try {
    const configuration = readConfiguration(environment());
    const plan = createPlan(configuration, environment);
    const deadLetters = createDeadLetterSink(configuration.deadLetters, environment);
    return createHandler({ configuration, plan, deadLetters, log });
  } catch (thrown) {
    return refusing(thrown, log);
  }
}

/** A misconfigured function says so at every invocation instead of dying at start without an answer. */
function refusing(thrown: unknown, log: Log): MainHandler {
  const error = asCallbackError(thrown);
  return (_event, context) => {
    const requestId = readInvocation(context).requestId ?? randomUUID();
    const response = errorResponse(error, requestId);
    log(invocationEntry({ requestId, error }, response.statusCode, 0));
    return Promise.resolve(response);
  };
}
