import type { MainHandler } from '../invocation/guard';
import { readConfiguration } from '../configuration/configuration';
import { salvage } from '../configuration/salvage';
import type { Salvage } from '../configuration/salvage';
import type { Environment } from '../configuration/variables';
import { createDeadLetterSink, createPlan } from '../delivery/create-plan';
import { asCallbackError } from '../foundation/errors';
import { createHandler } from './receive';
import type { Log } from '../invocation/log-line';
import { misconfigured } from './degraded';
import { noSink } from '../sinks/no-sink';
import type { Sink } from '../sinks/sink';

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
    const salvaged = salvage(environment(), error.issues);
    const deadLetters = emergencySink(salvaged, environment);
    return misconfigured(error, salvaged, { deadLetters, objectPrefix: salvaged?.objectPrefix ?? '', log });
  }
}

/** Whatever is wrong, the function must start: one that dies at start answers nothing and keeps nothing. */
function emergencySink(salvaged: Salvage | undefined, environment: () => Environment): Sink {
  try {
    return salvaged?.deadLetters ? createDeadLetterSink(salvaged.deadLetters, environment) : noSink;
  } catch {
    return noSink;
  }
}
