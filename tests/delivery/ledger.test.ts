import type { Delivery } from '../../src/delivery/deliver';
import { deliver } from '../../src/delivery/deliver';
import { objectLedger } from '../../src/delivery/ledger';
import type { DeliveryPlan } from '../../src/delivery/plan';
import { deadlineIn } from '../../src/foundation/deadline';
import { CallbackError } from '../../src/foundation/errors';
import { createRecord } from '../../src/records/record';
import type { JobRecord } from '../../src/records/record';
import { objectSink } from '../../src/sinks/object-sink';
import type { Sink } from '../../src/sinks/sink';
import { jobOf } from '../support/builders/jobs';
import { hangingSink } from '../support/builders/sinks';
import { brought, memoryStore } from '../support/builders/stores';
import type { MemoryStore } from '../support/builders/stores';
import { inTime } from '../support/time/fake-time';

const RULES = { objectPrefix: 'ci', objectKey: '{id}.{state}' };
const RECORD = createRecord(jobOf(), RULES);
const DOWN = new CallbackError('sink_failed', 'it is down');

interface Queue extends Sink {
  readonly published: string[];
  failures: number;
}

/** A queue that takes everything, duplicates too, after it has failed `failures` times. */
function queueOf(name: string, failures = 0): Queue {
  const published: string[] = [];
  return {
    name,
    published,
    failures,
    write(record) {
      this.failures -= 1;
      if (this.failures >= 0) return Promise.reject(DOWN);
      published.push(record.id);
      return Promise.resolve({ outcome: 'written', location: name });
    },
  };
}

function planOf(store: MemoryStore, ...queues: Sink[]): DeliveryPlan {
  return {
    stores: [{ sink: objectSink(store.name, brought(store)), wants: () => true }],
    queues: queues.map((sink) => ({ sink, wants: () => true })),
    ledger: objectLedger('cos', brought(store), 'ci'),
  };
}

const send = async (plan: DeliveryPlan, record: JobRecord = RECORD): Promise<string[]> =>
  (await inTime(1000, () => deliver([record], plan, deadlineIn(1000)))).map(outcomeOf);

const outcomeOf = (delivery: Delivery): string =>
  `${delivery.sink} ${'receipt' in delivery ? delivery.receipt.outcome : 'failed'}`;

describe('a callback that comes again', () => {
  it('is published once if it was delivered whole', async () => {
    const queue = queueOf('kafka');
    const plan = planOf(memoryStore(), queue);
    expect(await send(plan)).toEqual(['cos written', 'kafka written']);
    expect(await send(plan)).toEqual(['cos duplicate', 'kafka duplicate']);
    expect(queue.published).toEqual([RECORD.id]);
  });

  it('goes only where it is missing', async () => {
    const [good, bad] = [queueOf('kafka'), queueOf('rabbitmq', 1)];
    const plan = planOf(memoryStore(), good, bad);
    expect(await send(plan)).toEqual(['cos written', 'kafka written', 'rabbitmq failed']);
    expect(await send(plan)).toEqual(['cos duplicate', 'kafka duplicate', 'rabbitmq written']);
    expect([good.published, bad.published]).toEqual([[RECORD.id], [RECORD.id]]);
  });

  it('is published if the function died between the store and the queue', async () => {
    const store = memoryStore();
    const queue = queueOf('kafka');
    await objectSink(store.name, brought(store)).write(RECORD, deadlineIn(1000));
    expect(await send(planOf(store, queue))).toEqual(['cos duplicate', 'kafka written']);
  });

  it('is published twice if the function died between the queue and the note: the stated duplicate', async () => {
    const store = memoryStore();
    const queue = queueOf('kafka');
    const plan = planOf(store, queue);
    await send(plan);
    for (const key of store.objects.keys()) if (key.includes('_delivered')) store.objects.delete(key);
    expect(await send(plan)).toEqual(['cos duplicate', 'kafka written']);
    expect(queue.published).toEqual([RECORD.id, RECORD.id]);
  });

  it('with other content is a delivery of its own', async () => {
    const queue = queueOf('kafka');
    const plan = planOf(memoryStore(), queue);
    const other = createRecord(jobOf({ data: { JobId: 'j1', Code: 'Other' } }), RULES);
    await send(plan);
    expect(await send(plan, other)).toEqual(['cos conflict', 'kafka written']);
    expect(await send(plan, other)).toEqual(['cos conflict', 'kafka duplicate']);
    // A consumer that drops repeats by their id must not drop it.
    expect(queue.published).toEqual([RECORD.id, other.inConflict().id]);
    expect(new Set(queue.published).size).toBe(2);
  });
});

describe('a ledger that does not work', () => {
  it.each<{ what: string; broken: Partial<MemoryStore> }>([
    { what: 'cannot be read', broken: { holds: () => Promise.reject(DOWN) } },
    { what: 'hangs', broken: { holds: () => new Promise(() => undefined) } },
  ])('keeps no record from its queue when it $what', async ({ broken }) => {
    const queue = queueOf('kafka');
    const store = memoryStore();
    // The store itself works; only the look into the ledger fails.
    const plan = { ...planOf(store, queue), ledger: objectLedger('cos', brought({ ...store, ...broken }), 'ci') };
    await send(plan);
    expect(await send(plan)).toEqual(['cos duplicate', 'kafka written']);
  });

  it.each<{ what: string; create: MemoryStore['create'] }>([
    { what: 'cannot be written', create: () => Promise.reject(DOWN) },
    { what: 'hangs', create: () => new Promise(() => undefined) },
  ])('costs no confirmation when a note $what', async ({ create }) => {
    const store = memoryStore();
    const ledger = objectLedger('cos', brought({ ...store, create }), 'ci');
    expect(await send({ ...planOf(store, queueOf('kafka')), ledger })).toEqual(['cos written', 'kafka written']);
  });

  it('and a store that is down leave the queue to be published without asking', async () => {
    const queue = queueOf('kafka');
    const plan = planOf(memoryStore(), queue);
    const down = { ...plan, stores: [{ sink: hangingSink('cos'), wants: () => true }] };
    expect(await send(down)).toEqual(['cos failed', 'kafka written']);
  });
});
