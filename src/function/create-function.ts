import { readConfiguration } from '../configuration/configuration';
import { soundSettings } from '../configuration/sound-settings';
import { closePlan, createPlan } from '../delivery/plan';
import { asCallbackError } from '../foundation/errors';
import type { CallbackError } from '../foundation/errors';
import type { Log } from '../invocation/log-line';
import type { Environment } from '../schemas/variable';
import { openDeadLetters } from '../sinks/open-sink';
import type { Sink } from '../sinks/sink';
import { roleCredentials } from '../tencent/credentials';
import type { CredentialSource } from '../tencent/credentials';
import type { MainHandler } from '../trigger/http-response';
import { confirmationOnUse } from './confirmation-on-use';
import { degradedHandler, noDeadLetters } from './degraded';
import { createHandler } from './receive';
import { withTimer } from './timer';

export interface CallbackFunction {
  readonly handler: MainHandler;
  /** Ends the connections that would keep a process alive. The platform never does: it reuses them while it is warm. */
  readonly close: () => void;
}

/**
 * Puts the function together from an environment. The configuration is read once; `environment` is asked again for
 * the role's credentials, which the platform renews from one invocation to the next. Never throws.
 */
export function createFunction(environment: () => Environment, log: Log): CallbackFunction {
  const credentials = (): ReturnType<CredentialSource> => roleCredentials(environment());
  try {
    const configuration = readConfiguration(environment());
    if (!configuration.tokens) warn(log, 'AUTH=none: anyone who knows the URL can write to the sinks.');
    const plan = createPlan(configuration, credentials);
    const deadLetters = openDeadLetters(configuration.deadLetters, credentials);
    const close = (): void => {
      closePlan(plan);
      deadLetters.close?.();
    };
    const confirmation = confirmationOnUse(configuration, credentials);
    const parts = { configuration, plan, confirmation, deadLetters, log };
    const handler = createHandler(parts);
    return { handler: configuration.reconcile ? withTimer(handler, parts, credentials) : handler, close };
  } catch (thrown) {
    return degraded(asCallbackError(thrown), environment(), credentials, log);
  }
}

/** A log that takes nothing is no reason not to start. */
function warn(log: Log, message: string): void {
  try {
    log({ time: new Date().toISOString(), level: 'warn', message });
  } catch {
    // Every invocation tries again, and is guarded.
  }
}

/** Whatever is wrong, the function must start: one that dies at start answers nothing and keeps nothing. */
function degraded(
  error: CallbackError,
  environment: Environment,
  credentials: CredentialSource,
  log: Log,
): CallbackFunction {
  const sound = soundSettings(environment, error.issues);
  const deadLetters: Sink = sound?.deadLetters ? openDeadLetters(sound.deadLetters, credentials) : noDeadLetters;
  const shelter = { deadLetters, objectPrefix: sound?.objectPrefix ?? '', sinks: [], log };
  const handler = degradedHandler(error, sound, shelter);
  return { handler, close: () => deadLetters.close?.() };
}
