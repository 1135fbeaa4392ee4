import { monotonicMs } from './deadline';
import type { Deadline } from './deadline';

/** Resolves when it is the caller's turn; with `false`, at once, when that is not before the deadline. */
export type Throttle = (deadline: Deadline) => Promise<boolean>;

/** Gives at most `perSecond` turns a second, and after a rest `burst` of them at once. */
export function throttle(perSecond: number, burst: number): Throttle {
  const interval = 1000 / perSecond;
  let next = -Infinity;
  return async (deadline) => {
    const now = monotonicMs();
    const turn = Math.max(next, now - (burst - 1) * interval);
    const wait = turn - now;
    if (wait >= deadline.remainingMs()) return false;
    next = turn + interval;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return true;
  };
}
