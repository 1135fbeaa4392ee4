import { within } from '../../foundation/deadline';
import type { MainHandler } from '../../trigger/http-response';
import { invocationContext } from './invocation-context';
import type { Variables } from './invocation-context';
import { failed, passEvent, passResult } from './outcome';
import type { Outcome } from './outcome';

export interface LocalRuntimeOptions {
  /** A cold start: makes one instance of the function, which asks for the variables of its present invocation. */
  readonly start: (variables: () => Variables) => MainHandler;
  /** Asked at every invocation, because the platform renews the role's credentials from one to the next. */
  readonly variables: () => Variables;
  /** The function's time limit. */
  readonly timeLimitMs: number;
}

/** Invokes the function with an event. Never rejects. */
export type Invoke = (event: unknown) => Promise<Outcome>;

type Instance = (event: unknown, variables: Variables) => Promise<Outcome>;

/**
 * Runs a function as SCF would: an instance has one invocation at a time, and more at once start more instances; event
 * and result pass as JSON, up to the size that the platform takes; a run over the time limit is ended, and its instance
 * with it. The statuses of failures are the documented ones of the function; what an HTTP caller sees of them is not
 * documented.
 */
export function localRuntime({ start, variables, timeLimitMs }: LocalRuntimeOptions): Invoke {
  const idle: Instance[] = [];

  return async (event) => {
    const passed = passEvent(event);
    if ('failure' in passed) return passed;
    const instance = idle.pop() ?? startInstance(start, timeLimitMs);
    const outcome = await instance(passed.result, variables());
    const isEnded = 'failure' in outcome && outcome.failure.status === TIMED_OUT;
    if (!isEnded) idle.push(instance);
    return outcome;
  };
}

const TIMED_OUT = 433;

function startInstance(start: LocalRuntimeOptions['start'], timeLimitMs: number): Instance {
  let present: Variables = {};
  let handler: MainHandler | undefined;

  async function run(event: unknown): Promise<Outcome> {
    try {
      handler ??= start(() => present);
      return passResult(await handler(event, invocationContext(present, timeLimitMs)));
    } catch (thrown) {
      return failed(430, `The function threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
    }
  }

  return async (event, variables) => {
    present = variables;
    return await withinLimit(run(event), timeLimitMs);
  };
}

async function withinLimit(run: Promise<Outcome>, timeLimitMs: number): Promise<Outcome> {
  const message = `The function took longer than its ${timeLimitMs} ms.`;
  // A run never rejects, so what is thrown can only be the time.
  return await within(timeLimitMs, run, () => new Error(message)).catch(() => failed(TIMED_OUT, message));
}
