import { monotonicMs, shareOf, within } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { limited } from '../foundation/limited';
import type { Limited } from '../foundation/limited';
import { withoutData } from '../records/record';
import type { JobRecord } from '../records/record';
import type { Sink, SinkReceipt } from '../sinks/sink';
import type { Ledger } from './ledger';
import type { DeliveryPlan, Destination, StoreDestination } from './plan';

/**
 * What became of one record at one sink: a receipt, the error that kept it from being durable, or why the sink's filter
 * could not want it.
 */
export type Delivery = {
  readonly record: JobRecord;
  readonly sink: string;
  readonly durationMs: number;
} & ({ readonly receipt: SinkReceipt } | { readonly error: CallbackError } | { readonly skipped: string });

/** Records under way to one sink at a time: enough to hide latency, few enough for a small function's sockets and memory. */
const RECORDS_AT_ONCE = 32;
/** What the stores may use of the time when queues follow: a store that hangs must not starve them. */
const STORES_SHARE = 0.5;
/** What the ledger may use of what is then left, for the same reason. */
const LEDGER_SHARE = 0.3;

/** A destination on its way through one callback. */
type Lane<Kind extends Destination> = Kind & { readonly inTurn: Limited };

function lanes<Kind extends Destination>(destinations: readonly Kind[]): Lane<Kind>[] {
  return destinations.map((destination) => ({ ...destination, inTurn: limited(RECORDS_AT_ONCE) }));
}

/**
 * Delivers every record to every destination that wants it. Never rejects and always ends within the deadline, after which
 * nothing begins: a record or a sink that fails or hangs keeps no other from being delivered. The order of the steps, and why
 * no crash between them loses a record, is in docs/delivery.md.
 */
export async function deliver(
  records: readonly JobRecord[],
  { stores, queues, ledger }: DeliveryPlan,
  deadline: Deadline,
): Promise<Delivery[]> {
  const plan = { stores: lanes(stores), queues: lanes(queues), ledger };
  const deliveries = await Promise.all(records.map((record) => deliverRecord(record, plan, deadline)));
  return deliveries.flat();
}

interface LanePlan extends DeliveryPlan {
  readonly stores: readonly Lane<StoreDestination>[];
  readonly queues: readonly Lane<Destination>[];
}

async function deliverRecord(record: JobRecord, plan: LanePlan, deadline: Deadline): Promise<Delivery[]> {
  const wanting = ({ wants }: Destination): boolean => wants(record.job);
  const queues = plan.queues.filter(wanting);
  const stores = plan.stores.filter(wanting);
  const storing = (): Deadline => (queues.length > 0 ? shareOf(deadline, STORES_SHARE) : deadline);
  const stored = await Promise.all(
    stores.map((lane) => attempt(record, lane, storing, (share) => lane.sink.write(record, share))),
  );
  const receipts = new Map(stored.flatMap((store) => ('receipt' in store ? [[store.sink, store.receipt]] : [])));
  const shared = stores.find(({ sink, isLocal }) => !isLocal && receipts.has(sink.name));
  const location = shared && receipts.get(shared.sink.name)?.location;
  // A consumer of a queue has to be able to tell it from the event that it is in conflict with.
  const isConflict = [...receipts.values()].some(({ outcome }) => outcome === 'conflict');
  const outgoing = isConflict ? record.inConflict() : record;
  const published = queues.map((lane) =>
    attempt(
      record,
      lane,
      () => deadline,
      () => publish({ record: outgoing, sink: lane.sink, receipts, location, ledger: plan.ledger, deadline }),
    ),
  );
  return [...stored, ...(await Promise.all(published)), ...skips(record, [...plan.stores, ...plan.queues])];
}

/** The sinks that do not get a record because a field that their filter names is not in its job. */
function skips(record: JobRecord, destinations: readonly Destination[]): Delivery[] {
  return destinations.flatMap(({ sink, wants, lacks }) => {
    const field = wants(record.job) ? undefined : lacks?.(record.job);
    return field === undefined ? [] : [{ record, sink: sink.name, durationMs: 0, skipped: `no ${field}` }];
  });
}

/** Runs the delivery of a record to a sink when it is its turn, within what is its share then. Never rejects. */
function attempt(
  record: JobRecord,
  { sink, inTurn }: Lane<Destination>,
  shareNow: () => Deadline,
  work: (share: Deadline) => Promise<SinkReceipt>,
): Promise<Delivery> {
  const timeUp = (): Error =>
    new CallbackError('sink_failed', `The sink ${sink.name} did not confirm before the function's time was up.`);
  return inTurn(async () => {
    const started = monotonicMs();
    const share = shareNow();
    let outcome: { readonly receipt: SinkReceipt } | { readonly error: CallbackError };
    try {
      // What began without time would go on behind the answer.
      if (share.remainingMs() === 0) throw timeUp();
      outcome = { receipt: await within(share.remainingMs(), work(share), timeUp) };
    } catch (thrown) {
      outcome = { error: asCallbackError(thrown) };
    }
    return { record, sink: sink.name, durationMs: Math.round(monotonicMs() - started), ...outcome };
  });
}

interface Publication {
  readonly record: JobRecord;
  readonly sink: Sink;
  /** What the stores have confirmed, by their names. */
  readonly receipts: ReadonlyMap<string, SinkReceipt>;
  /** Where the consumers of a queue can read the whole record. */
  readonly location: string | undefined;
  readonly ledger: Ledger | undefined;
  readonly deadline: Deadline;
}

async function publish({ record, sink, receipts, location, ledger, deadline }: Publication): Promise<SinkReceipt> {
  const kept = ledger && receipts.get(ledger.sink);
  // A record that was just written for the first time cannot have been published before.
  const earlier = kept && kept.outcome !== 'written' ? await find(ledger, record, sink.name, deadline) : undefined;
  if (earlier !== undefined) return { outcome: 'duplicate', location: earlier };
  const receipt = await sink.write(fitting(record, sink, location), deadline);
  if (kept) await note(ledger, record, sink.name, deadline);
  return receipt;
}

/**
 * The record as a queue can take it: whole if it fits, else the event without its data and with `dataref`, the place
 * where the whole record lies. Throws when it lies nowhere.
 */
export function fitting(record: JobRecord, sink: Sink, location: string | undefined): JobRecord {
  if (sink.maxRecordBytes === undefined || record.body.length <= sink.maxRecordBytes) return record;
  if (location !== undefined) return withoutData(record, location);
  throw new CallbackError(
    'sink_failed',
    `The record of job ${record.job.id} has ${record.body.length} bytes, ${sink.name} takes ${sink.maxRecordBytes}. ` +
      'Add cos to SINKS: the queue then gets a reference to the object.',
  );
}

/** An unreadable ledger says nothing: better published twice than lost. */
async function find(ledger: Ledger, record: JobRecord, queue: string, deadline: Deadline): Promise<string | undefined> {
  const share = shareOf(deadline, LEDGER_SHARE);
  return await within(share.remainingMs(), ledger.find(record, queue, share), noAnswer).catch(() => undefined);
}

/** A note that fails costs at most a second publication; the record is durable all the same. */
async function note(ledger: Ledger, record: JobRecord, queue: string, deadline: Deadline): Promise<void> {
  const share = shareOf(deadline, LEDGER_SHARE);
  await within(share.remainingMs(), ledger.note(record, queue, share), noAnswer).catch(() => undefined);
}

const noAnswer = (): Error => new CallbackError('sink_failed', 'The ledger did not answer in its share of the time.');
