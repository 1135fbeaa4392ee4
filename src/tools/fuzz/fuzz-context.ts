import { hostileText } from './hostile-texts';
import type { Random } from './random';

/** Time that no run needs: what the platform gives is no fault of a sender, so it is always enough. */
const ENOUGH_MS = 20_000;

const throwing = (): never => {
  throw new Error('Nobody asks a context of the fuzz.');
};

/** The context of an invocation: mostly as SCF makes it, sometimes one that no code should trust. */
export function fuzzContext(random: Random): unknown {
  if (!random.oneIn(6)) return { request_id: 'fuzz', time_limit_in_ms: ENOUGH_MS };
  return random.pick(HOSTILE)(random);
}

const HOSTILE: readonly ((random: Random) => unknown)[] = [
  () => undefined,
  () => null,
  () => 'context',
  () => [],
  () => ({}),
  (random) => ({ request_id: hostileText(random), time_limit_in_ms: ENOUGH_MS }),
  (random) => ({ request_id: random.pick([7, null, {}, [], true]), time_limit_in_ms: ENOUGH_MS }),
  (random) => ({
    request_id: 'fuzz',
    time_limit_in_ms: random.pick(['20000', NaN, -1, 0, Infinity, 1e308, 2 ** 31, null]),
  }),
  (random) => {
    const left = random.pick(['20000', NaN, -1, 0, Infinity, 2 ** 31, null]);
    return { getRemainingTimeInMillis: () => left };
  },
  () => ({ getRemainingTimeInMillis: throwing }),
  () => Object.defineProperty({}, 'request_id', { get: throwing, enumerable: true }),
  () => new Proxy({}, { get: throwing, has: throwing, getOwnPropertyDescriptor: throwing, ownKeys: throwing }),
];
