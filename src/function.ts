import type { MainHandler } from './answering';
import { readConfiguration } from './configuration/configuration';
import { salvage } from './configuration/salvage';
import type { Environment } from './configuration/variables';
import { createDeadLetterSink, createPlan } from './delivery/create-plan';
import { asCallbackError } from './foundation/errors';
import { createHandler } from './handler';
import type { Log } from './invocation-entry';
import { misconfigured } from './misconfigured';
import { noSink } from './sinks/no-sink';

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
    const error = asCallbackError(thrown);
    const left = error.code === 'configuration_invalid' ? salvage(environment(), error.issues) : undefined;
    const deadLetters = left?.deadLetters ? createDeadLetterSink(left.deadLetters, environment) : noSink;
    return misconfigured(error, left, { deadLetters, objectPrefix: left?.objectPrefix ?? '', log });
  }
}
