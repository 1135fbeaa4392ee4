import type { Deadline } from './deadline';

/**
 * The result of `work`, or a rejection with `timeUp()` when the deadline is over first.
 * For work that promises to keep to the deadline: the answer must be on time even if it does not.
 */
export async function within<T>(deadline: Deadline, work: Promise<T>, timeUp: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timeUp());
    }, deadline.remainingMs());
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
