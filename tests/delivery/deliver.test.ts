import type { Delivery } from '../../src/delivery/deliver';
import { deliver } from '../../src/delivery/deliver';
import type { DeliveryPlan, Destination } from '../../src/delivery/plan';
import { deadlineIn } from '../../src/foundation/deadline';
import { CallbackError } from '../../src/foundation/errors';
import { createRecord } from '../../src/records/record';
import type { JobRecord } from '../../src/records/record';
import type { Sink } from '../../src/sinks/sink';
import { jobOf } from '../support/builders/jobs';
import { failingSink, hangingSink, memorySink } from '../support/builders/sinks';
import { inTime, sleep } from '../support/time/fake-time';

const RULES = { objectPrefix: 'ci', objectKey: '{id}.{state}' };
const recordsOf = (count: number): JobRecord[] =>
  Array.from({ length: count }, (_, at) => createRecord(jobOf({ id: `j${at}` }), RULES));

const all = (...sinks: Sink[]): Destination[] => sinks.map((sink) => ({ sink, wants: () => true }));
const storesOf = (...sinks: Sink[]): DeliveryPlan => ({ stores: all(...sinks), queues: [], ledger: undefined });

const endOf = (delivery: Delivery): string => {
  if ('skipped' in delivery) return `skipped: ${delivery.skipped}`;
  return 'error' in delivery ? delivery.error.code : delivery.receipt.outcome;
};
const outcomeOf = (delivery: Delivery) => `${delivery.record.job.id} ${delivery.sink} ${endOf(delivery)}`;
const outcomes = (deliveries: readonly Delivery[]) => deliveries.map(outcomeOf).sort();

const DOWN = new CallbackError('sink_failed', 'it is down');

describe('a sink whose filter is over a field that a job does not have', () => {
  const filtered = (sink: Sink): Destination => ({ sink, wants: () => false, lacks: () => 'bucket' });

  it('is named with the field, and gets nothing', async () => {
    const [store, queue] = [memorySink('store'), memorySink('queue')];
    const plan = {
      stores: [...all(store), filtered(memorySink('other'))],
      queues: [filtered(queue)],
      ledger: undefined,
    };
    expect(outcomes(await deliver(recordsOf(1), plan, deadlineIn(1000)))).toEqual([
      'j0 other skipped: no bucket',
      'j0 queue skipped: no bucket',
      'j0 store written',
    ]);
    expect([store.stored.size, queue.stored.size]).toEqual([1, 0]);
  });
});

describe('delivery', () => {
  it('writes every record to every sink', async () => {
    const [first, second] = [memorySink('first'), memorySink('second')];
    const deliveries = await deliver(recordsOf(2), storesOf(first, second), deadlineIn(1000));
    expect(outcomes(deliveries)).toEqual([
      'j0 first written',
      'j0 second written',
      'j1 first written',
      'j1 second written',
    ]);
    expect([...first.stored.keys()].sort()).toEqual(['ci/j0.Success', 'ci/j1.Success']);
    expect(second.stored).toEqual(first.stored);
  });

  it('tells a duplicate and a conflict from a new record', async () => {
    const sink = memorySink();
    const [record] = recordsOf(1);
    if (!record) throw new Error('There is no record.');
    const other = { ...record, body: Buffer.from('{}') };
    const deliveries = [];
    for (const each of [record, record, other])
      deliveries.push(...(await deliver([each], storesOf(sink), deadlineIn(1000))));
    expect(deliveries.map(outcomeOf)).toEqual(['j0 memory written', 'j0 memory duplicate', 'j0 memory conflict']);
  });

  it('writes to all sinks side by side', async () => {
    const slow = (name: string): Sink => ({
      name,
      write: async (record) => {
        await sleep(100);
        return { outcome: 'written', location: record.key };
      },
    });
    const plan = storesOf(slow('a'), slow('b'), slow('c'));
    const deliveries = await inTime(100, () => deliver(recordsOf(3), plan, deadlineIn(1000)));
    expect(deliveries.map(({ durationMs }) => durationMs)).toEqual(Array.from({ length: 9 }, () => 100));
  });

  it.each<{ what: string; broken: Sink; error: object }>([
    { what: 'fails', broken: failingSink(DOWN, 'broken'), error: DOWN },
    {
      what: 'fails with an error of its own',
      broken: failingSink(new TypeError('x is undefined'), 'broken'),
      error: { code: 'internal_error', message: 'TypeError: x is undefined' },
    },
    {
      what: 'throws instead of rejecting',
      broken: {
        name: 'broken',
        write: () => {
          throw DOWN;
        },
      },
      error: DOWN,
    },
    {
      what: 'hangs',
      broken: hangingSink('broken'),
      error: { code: 'sink_failed', message: "The sink broken did not confirm before the function's time was up." },
    },
  ])('keeps no other sink from being written, and ends in time, when one $what', async ({ broken, error }) => {
    const sink = memorySink('good');
    const deliveries = await inTime(300, () => deliver(recordsOf(100), storesOf(broken, sink), deadlineIn(300)));
    expect(deliveries.filter((delivery) => 'error' in delivery)).toHaveLength(100);
    for (const delivery of deliveries) {
      if (delivery.sink === 'good') expect(delivery).toHaveProperty('receipt.outcome', 'written');
      else expect(delivery).toMatchObject({ sink: 'broken', error });
    }
    expect(sink.stored.size).toBe(100);
  });

  it('begins nothing more when the time is up, however many records there are', async () => {
    const hanging = hangingSink('hanging');
    const queue = memorySink('queue');
    const plan = { stores: storesOf(hanging).stores, queues: storesOf(queue).stores, ledger: undefined };
    const deliveries = await inTime(300, () => deliver(recordsOf(5000), plan, deadlineIn(300)));
    expect(deliveries.filter((delivery) => 'error' in delivery)).not.toHaveLength(0);
    expect(deliveries).toHaveLength(10_000);
    // 32 in the first half of the time, 32 in the half of what is left then, and so on.
    expect(hanging.givenMs.length).toBeLessThan(32 * 12);
    expect(Math.min(...hanging.givenMs, ...queue.givenMs)).toBeGreaterThanOrEqual(0);
    const begun = hanging.givenMs.length + queue.givenMs.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(hanging.givenMs.length + queue.givenMs.length).toBe(begun);
  });

  it('keeps no other record from being written when one fails', async () => {
    const sink = memorySink();
    const picky: Sink = {
      name: 'picky',
      write: (record, deadline) => (record.key.includes('j1.') ? Promise.reject(DOWN) : sink.write(record, deadline)),
    };
    const deliveries = await deliver(recordsOf(3), storesOf(picky), deadlineIn(1000));
    expect(outcomes(deliveries)).toEqual(['j0 picky written', 'j1 picky sink_failed', 'j2 picky written']);
  });

  it('writes a bounded number of records at a time', async () => {
    let running = 0;
    let peak = 0;
    const sink: Sink = {
      name: 'counting',
      write: async (record) => {
        peak = Math.max(peak, (running += 1));
        await sleep(1);
        running -= 1;
        return { outcome: 'written', location: record.key };
      },
    };
    const deliveries = await deliver(recordsOf(200), storesOf(sink), deadlineIn(5000));
    expect(peak).toBe(32);
    expect(deliveries).toHaveLength(200);
  });

  it('is nothing without records', async () => {
    await expect(deliver([], storesOf(memorySink()), deadlineIn(1000))).resolves.toEqual([]);
  });
});

describe('a destination', () => {
  it('gets only the jobs it wants', async () => {
    const stores = [
      { sink: memorySink('some'), wants: ({ id }: { id: string }) => id === 'j1' },
      ...all(memorySink('all')),
    ];
    const deliveries = await deliver(recordsOf(2), { stores, queues: [], ledger: undefined }, deadlineIn(1000));
    expect(outcomes(deliveries)).toEqual(['j0 all written', 'j1 all written', 'j1 some written']);
  });

  it('that is a queue is written even if the stores hang', async () => {
    const plan = { stores: all(hangingSink()), queues: all(memorySink('queue')), ledger: undefined };
    const deliveries = await inTime(400, () => deliver(recordsOf(2), plan, deadlineIn(400)));
    expect(outcomes(deliveries)).toEqual([
      'j0 hanging sink_failed',
      'j0 queue written',
      'j1 hanging sink_failed',
      'j1 queue written',
    ]);
  });
});
