import type { Sink } from '../sinks/sink';
import type { Filter } from './filter';
import type { Ledger } from './ledger';

/** A sink and the jobs it is for. */
export interface Destination {
  readonly sink: Sink;
  readonly wants: Filter;
}

/** Where records go, in the order in which they go there. */
export interface DeliveryPlan {
  /** Object stores, written first: they recognise a duplicate by themselves, and hold what is too large for a queue. */
  readonly stores: readonly Destination[];
  readonly queues: readonly Destination[];
  /** What keeps a re-send from being published again; without one, queues get it again. */
  readonly ledger: Ledger | undefined;
}
