import type { CosFault } from '../../support/servers/cos-server';
import type { ProxyFault } from './chaos-proxy';
import type { Random } from '../../../src/tools/fuzz/random';

/** Something that goes wrong when a callback is sent for the first time. */
export type Fault =
  | { readonly at: 'cos'; readonly faults: readonly CosFault[] }
  | { readonly at: 'rabbitmq' | 'kafka'; readonly fault: ProxyFault }
  /** SIGKILL, that many ms later: in the middle of what the senders have under way. */
  | { readonly at: 'receiver'; readonly afterMs: number };

/** One callback in so many meets a fault. */
const CALLBACKS_A_FAULT = 4;

/** The faults of a run by the number of the callback with which they come. Of `callbacks`, `kills` meet a SIGKILL. */
export function faultPlan(callbacks: number, kills: number, random: Random): ReadonlyMap<number, Fault> {
  const plan = new Map<number, Fault>();
  for (let at = 0; at < callbacks; at += 1) if (random.below(CALLBACKS_A_FAULT) === 0) plan.set(at, faultOf(random));
  const killed = new Set<number>();
  while (killed.size < kills) killed.add(random.below(callbacks));
  for (const at of killed) plan.set(at, { at: 'receiver', afterMs: random.below(40) });
  return plan;
}

function faultOf(random: Random): Fault {
  const at = random.pick(['cos', 'cos', 'rabbitmq', 'kafka'] as const);
  return at === 'cos' ? { at, faults: cosFaults(random) } : { at, fault: proxyFault(random) };
}

/** Some are met by one request, which tries again; some by so many that the callback fails. */
function cosFaults(random: Random): CosFault[] {
  const fault = random.pick<CosFault>([
    ...[500, 503, 429, 403],
    ...(['reset', 'store-then-reset', 'store-then-reset'] as const),
    { slow: 20 + random.below(200) },
    { slow: 20 + random.below(200) },
    // Rare, because each costs a sender some seconds.
    random.below(5) === 0 ? 'hang' : 'reset',
  ]);
  const times = fault === 'hang' ? 1 : random.pick([1, 1, 2, 3, 20]);
  return Array.from({ length: times }, () => fault);
}

function proxyFault(random: Random): ProxyFault {
  return random.pick<ProxyFault>([
    'cut-before',
    'cut-after',
    'cut-all',
    { pause: 20 + random.below(200) },
    { down: 20 + random.below(400) },
  ]);
}
