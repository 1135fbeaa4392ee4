import type { Deadline } from './deadline';
import { CallbackError } from './errors';

interface RetryOptions {
  readonly deadline: Deadline;
  /** Whether the operation may succeed if it is tried again after this error. */
  readonly isRetryable: (error: unknown) => boolean;
  /** How often the operation is tried at most, the first time included. */
  readonly tries: number;
  /** Waits that many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** By the global timer, as everything else here waits, so that one clock moves all of it. */
const sleep = (milliseconds: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const LONGEST_BACK_OFF_MS = 1000;
const FIRST_BACK_OFF_MS = 100;
const SHORTEST_TRY_MS = 200;
const LONGEST_TRY_MS = 5000;

/**
 * The result of `operation`, tried again after retryable errors with full-jitter exponential back-off, never past the deadline.
 * Each try is told how many milliseconds it may take, and has to keep to that. Rejects with the error of the last try, and
 * with `sink_failed`, without any try, when the time is up before.
 */
export async function retry<T>(
  operation: (timeoutMs: number) => Promise<T>,
  { deadline, isRetryable, tries, pause = sleep }: RetryOptions,
): Promise<T> {
  if (deadline.remainingMs() === 0)
    throw new CallbackError('sink_failed', "The function's time was up before it was tried.");
  for (let triesLeft = tries; ; triesLeft -= 1) {
    try {
      return await operation(shareOf(deadline.remainingMs(), triesLeft));
    } catch (error) {
      const backOff = Math.random() * Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (tries - triesLeft));
      if (triesLeft <= 1 || !isRetryable(error) || backOff >= deadline.remainingMs()) throw error;
      await pause(backOff);
      // A timer may fire late: a try without time would only hide the error that is known.
      if (deadline.remainingMs() === 0) throw error;
    }
  }
}

/** An equal share for each try that is left, so that one that hangs leaves room for the next. */
function shareOf(remainingMs: number, triesLeft: number): number {
  const share = Math.min(LONGEST_TRY_MS, Math.max(SHORTEST_TRY_MS, remainingMs / triesLeft));
  return Math.min(share, remainingMs);
}
