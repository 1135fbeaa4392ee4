import { setTimeout as realSleep } from 'node:timers/promises';

/** What goes on as ever while time is faked: sockets, promises and the turns of the event loop. */
const REAL = ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'performance', 'Date'] as const;

const STEP_MS = 10;

/** How long a test waits, on the clock of the machine, before it says that something will never end. */
const PATIENCE_MS = 3_000;

/**
 * What `begin` gives within `milliseconds` of a time that passes here only, and rejects if it needs longer: then time
 * stands still, and no timer fires any more. Timers and deadlines that are made by `begin` keep to this time. Sockets
 * are real, and what the machine needs for its work costs none of this time.
 */
export async function inTime<T>(milliseconds: number, begin: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ doNotFake: [...REAL] });
  try {
    const work = begin();
    const ended = new AbortController();
    const end = (): void => {
      ended.abort();
    };
    work.then(end, end);
    await nextTurn();
    for (let left = milliseconds; left > 0 && !ended.signal.aborted; left -= STEP_MS) {
      await jest.advanceTimersByTimeAsync(Math.min(STEP_MS, left));
      await nextTurn();
    }
    const patience = realSleep(PATIENCE_MS, undefined, ended).catch(() => undefined);
    const impatient = patience.then(() => {
      throw new Error(`It is not done, though its ${milliseconds} ms are over.`);
    });
    return await Promise.race([work, impatient]);
  } finally {
    jest.useRealTimers();
  }
}

/** Waits that many milliseconds of the time that is there, faked or not. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Lets sockets that have something to say say it. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
