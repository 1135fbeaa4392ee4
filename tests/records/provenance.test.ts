import { deliver } from '../../src/delivery/deliver';
import { objectLedger } from '../../src/delivery/ledger';
import { deadlineIn } from '../../src/foundation/deadline';
import { createRecord, withoutData } from '../../src/records/record';
import type { Provenance } from '../../src/records/record';
import { objectSink } from '../../src/sinks/object-sink';
import { jobOf } from '../support/builders/jobs';
import { memorySink } from '../support/builders/sinks';
import { brought, memoryStore } from '../support/builders/stores';

const RULES = { objectPrefix: 'ci', objectKey: '{id}.{state}' };
const JOB = jobOf({ data: { JobId: 'j1', origin: 'reconciled', confirmed: true } });

/** Every way that a job may come. */
const WAYS: readonly (Provenance | undefined)[] = [
  undefined,
  { confirmed: true },
  { confirmed: true, unconfirmed: ['$.Operation', '$.Input.Url'] },
  { origin: 'reconciled' },
];

const PAIRS = WAYS.flatMap((first) => WAYS.map((second) => ({ first, second })));

describe('the provenance of a record', () => {
  it.each<{ provenance: Provenance | undefined; extensions: string }>([
    { provenance: undefined, extensions: '' },
    { provenance: { confirmed: true }, extensions: '"confirmed":true,' },
    {
      provenance: { confirmed: true, unconfirmed: ['$.A', '$.B'] },
      extensions: '"confirmed":true,"unconfirmed":"$.A $.B",',
    },
    { provenance: { origin: 'reconciled' }, extensions: '"origin":"reconciled",' },
  ])('stands before its data: $extensions', ({ provenance, extensions }) => {
    const body = createRecord(JOB, RULES, provenance).body.toString();
    expect(body).toBe(createRecord(JOB, RULES).body.toString().replace('"data":', `${extensions}"data":`));
  });

  it('stays with an event that a queue gets without its data', () => {
    const record = createRecord(JOB, RULES, { origin: 'reconciled' });
    expect(JSON.parse(withoutData(record, 'cos://b/k').body.toString())).toMatchObject({ origin: 'reconciled' });
  });

  it('stays with a record in conflict, which has an id of its content all the same', () => {
    const conflict = createRecord(JOB, RULES, { origin: 'reconciled' }).inConflict();
    expect(JSON.parse(conflict.body.toString())).toMatchObject({ origin: 'reconciled', id: conflict.id });
    expect(conflict.id).toBe(createRecord(JOB, RULES).inConflict().id);
  });

  it.each(PAIRS)('is no content: $first after $second is a duplicate, and not published again', async (ways) => {
    const store = memoryStore();
    const queue = memorySink('queue');
    const plan = {
      stores: [{ sink: objectSink('cos', brought(store)), wants: () => true }],
      queues: [{ sink: queue, wants: () => true }],
      ledger: objectLedger('cos', brought(store), 'ci'),
    };
    const outcomes = async (provenance: Provenance | undefined) =>
      (await deliver([createRecord(JOB, RULES, provenance)], plan, deadlineIn(1000))).map((delivery) =>
        'receipt' in delivery ? delivery.receipt.outcome : 'failed',
      );
    expect(await outcomes(ways.second)).toEqual(['written', 'written']);
    expect(await outcomes(ways.first)).toEqual(['duplicate', 'duplicate']);
  });

  it('hides no other content', async () => {
    const store = memoryStore();
    const sink = objectSink('cos', brought(store));
    const other = jobOf({ data: { JobId: 'j1', origin: 'reconciled' } });
    await sink.write(createRecord(JOB, RULES, { confirmed: true }), deadlineIn(1000));
    expect((await sink.write(createRecord(other, RULES), deadlineIn(1000))).outcome).toBe('conflict');
  });

  it('is none of what is stored under its key and is no record', () => {
    const { identity } = createRecord(JOB, RULES);
    expect(
      ['', '{', '[1]', 'null', '"text"'].map((text) => identity.of(Buffer.from(text)) === identity.digest),
    ).toEqual([false, false, false, false, false]);
  });
});
