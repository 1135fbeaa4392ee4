import type { parseFilter } from '../callback/job-filter';
import type { isRefused, readCallback } from '../callback/read-callback';
import type { Configuration } from '../configuration/configuration';
import type { deliver } from '../delivery/deliver';
import type { DeliveryPlan } from '../delivery/plan';
import type { createRecord, recordKey } from '../records/record';
import type { NoteStore, ObjectStore } from '../sinks/object-store';
import type { openStore } from '../sinks/open-sink';
import type { CredentialSource } from '../tencent/credentials';
import type { ReconciliationPorts } from './ports';

/** What the function has loaded already, and lends. */
export interface Lent {
  readonly readCallback: typeof readCallback;
  readonly isRefused: typeof isRefused;
  readonly parseFilter: typeof parseFilter;
  readonly recordKey: typeof recordKey;
  readonly createRecord: typeof createRecord;
  readonly deliver: typeof deliver;
  readonly openStore: typeof openStore;
}

export interface FunctionParts extends Lent {
  readonly configuration: Configuration;
  readonly plan: DeliveryPlan;
  readonly credentials: CredentialSource;
}

/** Reading, naming and delivering jobs as the function does it for callbacks. */
export async function functionPorts(
  parts: FunctionParts,
): Promise<ReconciliationPorts & { readonly store: ObjectStore & NoteStore }> {
  const { configuration, plan, credentials, readCallback, isRefused, parseFilter } = parts;
  const { tokens, validation } = configuration;
  const reference = referenceStore(configuration);
  if (reference?.sink.kind !== 'store') throw new Error('The configuration has RECONCILE on without a store.');
  const { wants } = parseFilter(reference.filter);
  return {
    readJobs: (tree) => readCallback(tree).jobs,
    isWanted: (job) => wants(job) && !isRefused(job, validation),
    keyOf: (job) => parts.recordKey(job, configuration),
    recordOf: (job) => parts.createRecord(job, configuration, { origin: 'reconciled' }),
    deliver: (record, deadline) => parts.deliver([record], plan, deadline),
    store: await parts.openStore(reference.sink, credentials).store(),
    tokens,
  };
}

/** The store that says which records are there: the first, a bucket if there is one. */
function referenceStore({ sinks }: Configuration): Configuration['sinks'][number] | undefined {
  const stores = sinks.filter(({ sink }) => sink.kind === 'store');
  return stores.find(({ sink }) => !sink.isLocal) ?? stores[0];
}
