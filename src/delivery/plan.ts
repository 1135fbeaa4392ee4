import type { FilteredSink } from '../configuration/configuration';
import { openQueue, openStore } from '../sinks/open-sink';
import type { Sink } from '../sinks/sink';
import type { CredentialSource } from '../tencent/credentials';
import type { Job } from '../callback/job';
import { parseFilter } from '../callback/job-filter';
import { objectLedger } from './ledger';
import type { Ledger } from './ledger';

/** A sink and the jobs it is for. */
export interface Destination {
  readonly sink: Sink;
  readonly wants: (job: Job) => boolean;
  /** The field that keeps it from wanting a job, because the job does not have it. */
  readonly lacks?: (job: Job) => string | undefined;
}

/** A store; `isLocal` where only this machine can read it. */
export interface StoreDestination extends Destination {
  readonly isLocal?: boolean;
}

/** Where records go, in the order in which they go there. */
export interface DeliveryPlan {
  /** Object stores, written first: they recognise a duplicate by themselves, and hold what is too large for a queue. */
  readonly stores: readonly StoreDestination[];
  readonly queues: readonly Destination[];
  /** What keeps a re-send from being published again; without one, queues get it again. */
  readonly ledger: Ledger | undefined;
}

/** Puts the configured sinks in the order in which they are written. */
export function createPlan(
  { sinks, objectPrefix }: { readonly sinks: readonly FilteredSink[]; readonly objectPrefix: string },
  credentials: CredentialSource,
): DeliveryPlan {
  const stores: StoreDestination[] = [];
  const queues: Destination[] = [];
  const ledgers: { readonly ledger: Ledger; readonly isLocal: boolean }[] = [];
  for (const { sink: configured, filter } of sinks) {
    const wanted = parseFilter(filter);
    if (configured.kind === 'queue') {
      queues.push({ sink: openQueue(configured, credentials), ...wanted });
    } else {
      const { name, isLocal } = configured;
      const { sink, store } = openStore(configured, credentials);
      stores.push({ sink, ...wanted, isLocal });
      ledgers.push({ ledger: objectLedger(name, store, objectPrefix), isLocal });
    }
  }
  // In a bucket, if there is one: a folder is for development.
  const [first] = [...ledgers].sort((one, other) => Number(one.isLocal) - Number(other.isLocal));
  return { stores, queues, ledger: first?.ledger };
}

/** Ends the connections of a plan, for a process that is to end. */
export function closePlan({ stores, queues }: DeliveryPlan): void {
  for (const { sink } of [...stores, ...queues]) sink.close?.();
}
