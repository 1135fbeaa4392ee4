import { randomUUID } from 'node:crypto';
import { monotonicMs } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { readInvocation } from './invocation';
import { invocationEntry } from './invocation-entry';
import type { Ending, Facts } from './facts';
import { keepUndelivered } from './undelivered';
import type { Shelter } from './undelivered';

/**
 * The steps that answer one event of a trigger: each tells `learn` what it has learned, the last one returns the answer. They
 * may throw anything, and what was told by then is known.
 */
export type Steps<Answer> = (event: unknown, deadline: Deadline, learn: (learned: Facts) => void) => Promise<Answer>;

/** What SCF calls: never rejects, always answers. */
export type Guarded<Answer> = (event: unknown, context: unknown) => Promise<Answer>;

interface Answered<Answer> {
  readonly answer: Answer;
  readonly error?: CallbackError;
  readonly deadLetter?: string | undefined;
}

/**
 * Makes of steps what SCF calls. Whatever they throw is answered by `refusal`, after the request, if it is authentic, has
 * been kept; and every invocation is one line in the log. What fails in keeping or in logging fails no answer.
 */
export function guarded<Answer>(
  steps: Steps<Answer>,
  refusal: (error: CallbackError, requestId: string) => Answer,
  shelter: Shelter,
): Guarded<Answer> {
  return async (event, context) => {
    const started = monotonicMs();
    const { requestId = randomUUID(), deadline } = readInvocation(context);
    const facts: Facts = {};
    const learn = (learned: Facts): void => {
      Object.assign(facts, learned);
    };
    const { answer, error, deadLetter } = await steps(event, deadline, learn).then(
      (answered): Answered<Answer> => ({ answer: answered }),
      async (thrown: unknown) => await refused(asCallbackError(thrown), facts, requestId, deadline),
    );
    const durationMs = Math.round(monotonicMs() - started);
    logged(facts, { requestId, durationMs, error, deadLetter });
    return answer;
  };

  async function refused(
    error: CallbackError,
    { authentic }: Facts,
    requestId: string,
    deadline: Deadline,
  ): Promise<Answered<Answer>> {
    const deadLetter =
      authentic && (await keepUndelivered({ request: authentic, requestId, error }, shelter, deadline));
    return { answer: refusal(error, requestId), error, deadLetter };
  }

  /** A line that cannot be made or written is told in a line that needs nothing; a log that takes none is no reason not to answer. */
  function logged(facts: Facts, ending: Ending): void {
    try {
      shelter.log(invocationEntry(facts, ending));
    } catch (thrown) {
      const { message } = asCallbackError(thrown);
      const error = new CallbackError('internal_error', `The log line of this invocation failed: ${message}`, {
        cause: ending.error,
      });
      try {
        shelter.log({ ...invocationEntry({}, { ...ending, error }), status: ending.error?.rule.status ?? 200 });
      } catch {
        // Nobody is left to tell.
      }
    }
  }
}
