import { shareOf } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { CallbackError } from '../foundation/errors';
import { mapConcurrently } from '../foundation/map-concurrently';
import { within } from '../foundation/within';
import type { JobRecord } from '../records/record';
import type { SinkReceipt } from '../sinks/sink';
import { attempt } from './attempt';
import type { Delivery } from './attempt';
import { fitting } from './claim-check';
import type { Ledger } from './ledger';
import type { DeliveryPlan, Destination } from './plan';

/** Records under way at once: enough to hide latency, few enough for a small function's sockets and memory. */
const RECORDS_AT_ONCE = 32;
/** What the stores may use of the time when queues follow: a store that hangs must not starve them. */
const STORES_SHARE = 0.5;
/** What the ledger may use of what is then left, for the same reason. */
const LEDGER_SHARE = 0.3;

/**
 * Delivers every record to every destination that wants it. Never rejects and always ends within the deadline: a record
 * or a sink that fails or hangs keeps no other from being delivered. The order of the steps, and why no crash between
 * them loses a record, is in docs/delivery.md.
 */
export async function deliver(
  records: readonly JobRecord[],
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<Delivery[]> {
  const deliveries = await mapConcurrently(records, RECORDS_AT_ONCE, (record) => deliverRecord(record, plan, deadline));
  return deliveries.flat();
}

async function deliverRecord(record: JobRecord, plan: DeliveryPlan, deadline: Deadline): Promise<Delivery[]> {
  const wanting = ({ wants }: Destination): boolean => wants(record.job);
  const queues = plan.queues.filter(wanting);
  const storing = queues.length > 0 ? shareOf(deadline, STORES_SHARE) : deadline;
  const stored = await Promise.all(
    plan.stores
      .filter(wanting)
      .map(({ sink }) => attempt(record, sink.name, storing, () => sink.write(record, storing))),
  );
  const published = queues.map(({ sink }) =>
    attempt(record, sink.name, deadline, () => publish({ record, sink, stored, ledger: plan.ledger, deadline })),
  );
  return [...stored, ...(await Promise.all(published))];
}

interface Publication {
  readonly record: JobRecord;
  readonly sink: Destination['sink'];
  readonly stored: readonly Delivery[];
  readonly ledger: Ledger | undefined;
  readonly deadline: Deadline;
}

async function publish({ record, sink, stored, ledger, deadline }: Publication): Promise<SinkReceipt> {
  const receipts = new Map(stored.flatMap((store) => ('receipt' in store ? [[store.sink, store.receipt]] : [])));
  const kept = ledger && receipts.get(ledger.sink);
  // A record that was just written for the first time cannot have been published before.
  const earlier = kept && kept.outcome !== 'written' ? await find(ledger, record, sink.name, deadline) : undefined;
  if (earlier !== undefined) return { outcome: 'duplicate', location: earlier };
  const receipt = await sink.write(fitting(record, sink, receipts.get('cos')?.location), deadline);
  if (kept) await note(ledger, record, sink.name, deadline);
  return receipt;
}

/** An unreadable ledger says nothing: better published twice than lost. */
async function find(ledger: Ledger, record: JobRecord, queue: string, deadline: Deadline): Promise<string | undefined> {
  const share = shareOf(deadline, LEDGER_SHARE);
  return await within(share, ledger.find(record, queue, share), noAnswer).catch(() => undefined);
}

/** A note that fails costs at most a second publication; the record is durable all the same. */
async function note(ledger: Ledger, record: JobRecord, queue: string, deadline: Deadline): Promise<void> {
  const share = shareOf(deadline, LEDGER_SHARE);
  await within(share, ledger.note(record, queue, share), noAnswer).catch(() => undefined);
}

const noAnswer = (): Error => new CallbackError('sink_failed', 'The ledger did not answer in its share of the time.');
