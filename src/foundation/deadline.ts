/** The moment by which an invocation must have answered. Everything that waits asks it how long it may. */
export interface Deadline {
  /** Milliseconds left, never negative. */
  remainingMs(): number;
}

/**
 * Milliseconds on a clock that changes of the system's time do not move. For differences only.
 * Not `performance.now()`: its first use loads a module that costs a cold function 3 ms.
 */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** A deadline `milliseconds` from now. */
export function deadlineIn(milliseconds: number): Deadline {
  const end = monotonicMs() + milliseconds;
  return { remainingMs: () => Math.max(0, end - monotonicMs()) };
}

/** The part of a deadline's remaining time that one step may use, so that the steps after it have the rest. */
export function shareOf(deadline: Deadline, fraction: number): Deadline {
  return deadlineIn(deadline.remainingMs() * fraction);
}

/**
 * The result of `work`, or a rejection with `timeUp()` when `milliseconds` are over first. The work itself goes on: this is
 * for work that should end by itself in time, where the answer must be on time even if it does not.
 */
export async function within<T>(milliseconds: number, work: Promise<T>, timeUp: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timeUp());
    }, milliseconds);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
