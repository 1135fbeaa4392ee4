import { deliver } from '../../src/delivery/deliver';
import { objectLedger } from '../../src/delivery/ledger';
import type { Ledger } from '../../src/delivery/ledger';
import { createPlan } from '../../src/delivery/plan';
import { deadlineIn } from '../../src/foundation/deadline';
import { CallbackError } from '../../src/foundation/errors';
import { createRecord } from '../../src/records/record';
import { cos } from '../../src/sinks/cos/cos-definition';
import { file } from '../../src/sinks/file/file-definition';
import { configuredSink } from '../../src/sinks/sink-definition';
import type { Sink, SinkReceipt, SinkRecord } from '../../src/sinks/sink';
import { jobOf } from '../support/builders/jobs';
import { failingSink } from '../support/builders/sinks';
import { brought, memoryStore } from '../support/builders/stores';

const RECORD = createRecord(jobOf(), { objectPrefix: 'ci', objectKey: '{id}.{state}' });
const DOWN = new CallbackError('sink_failed', 'down');
const wants = () => true;

const store = (name: string, outcome: SinkReceipt['outcome'] = 'written'): Sink => ({
  name,
  write: ({ key }) => Promise.resolve({ outcome, location: `${name}://${key}` }),
});

/** A queue that keeps what it is sent. */
function queue(maxRecordBytes = Infinity) {
  const sent: SinkRecord[] = [];
  const sink: Sink = {
    name: 'queue',
    maxRecordBytes,
    write: (record) => {
      sent.push(record);
      return Promise.resolve({ outcome: 'written', location: 'queue' });
    },
  };
  return { sink, sent };
}

/** A ledger of the sink `cos` that knows nothing, and notes what it is asked and told. */
function watchedLedger() {
  const calls: string[] = [];
  const ledger: Ledger = {
    sink: 'cos',
    find: () => {
      calls.push('find');
      return Promise.resolve(undefined);
    },
    note: () => {
      calls.push('note');
      return Promise.resolve();
    },
  };
  return { ledger, calls };
}

describe('the ledger', () => {
  it.each([
    { what: 'is not asked about a record that is new in its store', stores: [store('cos')], calls: ['note'] },
    { what: 'is asked about one that was there', stores: [store('cos', 'duplicate')], calls: ['find', 'note'] },
    { what: 'is asked about one in conflict', stores: [store('cos', 'conflict')], calls: ['find', 'note'] },
    { what: 'is neither asked nor told when its store failed', stores: [failingSink(DOWN, 'cos')], calls: [] },
    {
      what: 'is neither asked nor told when only another store has the record',
      stores: [failingSink(DOWN, 'cos'), store('file', 'duplicate')],
      calls: [],
    },
  ])('$what', async ({ stores, calls }) => {
    const watched = watchedLedger();
    const { sink, sent } = queue();
    const plan = {
      stores: stores.map((each) => ({ sink: each, wants })),
      queues: [{ sink, wants }],
      ledger: watched.ledger,
    };
    await deliver([RECORD], plan, deadlineIn(1000));
    expect(watched.calls).toEqual(calls);
    expect(sent).toHaveLength(1);
  });

  it('is not told of a message that was not confirmed', async () => {
    const { ledger, calls } = watchedLedger();
    const plan = { stores: [{ sink: store('cos'), wants }], queues: [{ sink: failingSink(DOWN), wants }], ledger };
    await deliver([RECORD], plan, deadlineIn(1000));
    expect(calls).toEqual([]);
  });

  it('tells records apart whose key and bytes are the same text when they are joined', async () => {
    const ledger = objectLedger('cos', brought(memoryStore()), 'ci');
    const one = { ...RECORD, key: 'a', body: Buffer.from('bc') };
    await ledger.note(one, 'queue', deadlineIn(1000));
    expect(await ledger.find(one, 'queue', deadlineIn(1000))).toBeDefined();
    const other = { ...RECORD, key: 'ab', body: Buffer.from('c') };
    expect(await ledger.find(other, 'queue', deadlineIn(1000))).toBeUndefined();
  });

  it.each([
    { sinks: ['file', 'cos'], holder: 'cos' },
    { sinks: ['cos', 'file'], holder: 'cos' },
    { sinks: ['file'], holder: 'file' },
  ])('of the sinks $sinks lies in $holder', ({ sinks, holder }) => {
    const given = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
    const configured = sinks.map((name) => configuredSink(name === 'cos' ? cos : file, given));
    const plan = createPlan(
      { sinks: configured.map((sink) => ({ sink, filter: undefined })), objectPrefix: 'ci' },
      () => ({}),
    );
    expect(plan.ledger?.sink).toBe(holder);
  });
});

describe('a record that is too large for a queue', () => {
  const send = async (stores: readonly { readonly sink: Sink; readonly isLocal?: boolean }[]) => {
    const { sink, sent } = queue(RECORD.body.length - 1);
    const plan = { stores: stores.map((each) => ({ ...each, wants })), queues: [{ sink, wants }], ledger: undefined };
    const deliveries = await deliver([RECORD], plan, deadlineIn(1000));
    const dataref = sent.map(({ body }) => (JSON.parse(body.toString()) as { dataref?: string }).dataref);
    return { dataref, delivery: deliveries.find((each) => each.sink === 'queue') };
  };

  it.each([
    { what: 'the store', stores: [{ sink: store('cos') }], at: 'cos' },
    {
      what: 'a store that others can read',
      stores: [{ sink: store('file'), isLocal: true }, { sink: store('cos') }],
      at: 'cos',
    },
    {
      what: 'a store that has it',
      stores: [{ sink: failingSink(DOWN, 'one') }, { sink: store('other') }],
      at: 'other',
    },
  ])('is sent as the place in $what', async ({ stores, at }) => {
    const { dataref, delivery } = await send(stores);
    expect(dataref).toEqual([`${at}://${RECORD.key}`]);
    expect(delivery).toHaveProperty('receipt.outcome', 'written');
  });

  it.each([
    { what: 'only this machine can read it', stores: [{ sink: store('file'), isLocal: true }] },
    { what: 'no store has it', stores: [{ sink: failingSink(DOWN, 'cos') }] },
  ])('is not sent when $what', async ({ stores }) => {
    const { dataref, delivery } = await send(stores);
    expect(dataref).toEqual([]);
    expect(delivery).toHaveProperty('error.code', 'sink_failed');
  });
});

it('a record that one of several stores has in conflict is sent under the id of the conflict', async () => {
  const { sink, sent } = queue();
  const stores = [store('cos', 'written'), store('file', 'conflict')].map((each) => ({ sink: each, wants }));
  await deliver([RECORD], { stores, queues: [{ sink, wants }], ledger: undefined }, deadlineIn(1000));
  expect(sent.map(({ id }) => id)).toEqual([expect.stringMatching(/^j1:Success:conflict-[0-9a-f]{8}$/)]);
});
