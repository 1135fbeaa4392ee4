import { parseFilter } from '../callback/job-filter';
import { isRefused, readCallback } from '../callback/read-callback';
import type { Configuration } from '../configuration/configuration';
import { deliver } from '../delivery/deliver';
import type { DeliveryPlan } from '../delivery/plan';
import type { ReconciliationPorts } from '../reconciliation/ports';
import { createRecord, recordKey } from '../records/record';
import { openStore } from '../sinks/open-sink';
import type { NoteStore, ObjectStore } from '../sinks/object-store';
import type { CredentialSource } from '../tencent/credentials';

/** What reading, naming and delivering jobs is to a search for missing ones: the same as to callbacks. */
export function reconciliationPorts(
  configuration: Configuration,
  plan: DeliveryPlan,
): Omit<ReconciliationPorts, 'store'> {
  const { tokens, validation } = configuration;
  const { wants } = parseFilter(referenceStore(configuration)?.filter);
  return {
    readJobs: (tree) => readCallback(tree).jobs,
    isWanted: (job) => wants(job) && !isRefused(job, validation),
    keyOf: (job) => recordKey(job, configuration),
    recordOf: (job) => createRecord(job, configuration, { origin: 'reconciled' }),
    deliver: (record, deadline) => deliver([record], plan, deadline),
    tokens,
  };
}

/** Opens the store that says which records are there: the first, a bucket if there is one. */
export async function openReferenceStore(
  configuration: Configuration,
  credentials: CredentialSource,
): Promise<ObjectStore & NoteStore> {
  const sink = referenceStore(configuration)?.sink;
  if (sink?.kind !== 'store') throw new Error('The configuration has RECONCILE on without a store.');
  return await openStore(sink, credentials).store();
}

function referenceStore({ sinks }: Configuration): Configuration['sinks'][number] | undefined {
  const stores = sinks.filter(({ sink }) => sink.kind === 'store');
  return stores.find(({ sink }) => !sink.isLocal) ?? stores[0];
}
