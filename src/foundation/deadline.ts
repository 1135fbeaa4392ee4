import { monotonicMs } from './clock';

/** The moment by which an invocation must have answered. Everything that waits asks it how long it may. */
export interface Deadline {
  /** Milliseconds left, never negative. */
  remainingMs(): number;
}

/** A deadline `milliseconds` from now on a clock that system time changes do not move. */
export function deadlineIn(milliseconds: number): Deadline {
  const end = monotonicMs() + milliseconds;
  return { remainingMs: () => Math.max(0, end - monotonicMs()) };
}

/** The part of a deadline's remaining time that one step may use, so that the steps after it have the rest. */
export function shareOf(deadline: Deadline, fraction: number): Deadline {
  return deadlineIn(deadline.remainingMs() * fraction);
}
