import { deadlineIn } from '../../src/foundation/deadline';
import type { Sink, SinkRecord } from '../../src/sinks/sink';
import type { TcpProxy } from '../support/servers/tcp-proxy';
import { inTime, sleep } from '../support/time/fake-time';

/** A server and a way to it that can fail. */
export interface OpenBroker {
  readonly proxy: TcpProxy;
  /** Another sink, with nothing open yet, that reaches the server through the proxy. */
  sink(): Sink;
  /** The body of everything that is stored, by a reader that shares nothing with the sink. */
  contents(): Promise<string[]>;
  /** Ends the server and starts it again, on the same port, with what it stored. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface BrokerTraits<Broker extends OpenBroker> {
  open(): Promise<Broker>;
  /** What the second write of the same record does: queues store it again. */
  readonly again: 'written' | 'duplicate';
  /** Faults that no second try mends. */
  readonly refusals: readonly { what: string; sink: (broker: Broker) => Sink; message: RegExp }[];
}

let lastId = 0;

export function recordOf(text = '{"note":"腾讯云 &=+%\\u0000"}'): SinkRecord {
  const id = `j${(lastId += 1)}:Success`;
  const body = Buffer.from(`${JSON.stringify({ specversion: '1.0', id, text }, undefined, 2)}\n`);
  return { id, key: `jobs/${id}.json`, partitionKey: `j${lastId}`, body, contentType: 'application/cloudevents+json' };
}

/** What every sink promises, whatever happens on the way to its server. */
export function describeBroker<Broker extends OpenBroker>(traits: BrokerTraits<Broker>): void {
  const { again, refusals } = traits;
  let broker: Broker;
  let sink: Sink;
  const soon = () => deadlineIn(10_000);
  const copiesOf = async ({ body }: SinkRecord): Promise<number> =>
    (await broker.contents()).filter((stored) => stored === body.toString()).length;

  /** Rejects with the error every sink has. */
  async function expectFailure(write: Promise<unknown>, message: RegExp): Promise<void> {
    await expect(write).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(message) as string,
    });
  }

  beforeAll(async () => {
    broker = await traits.open();
  }, 120_000);
  afterAll(() => broker.close());
  beforeEach(() => {
    broker.proxy.mode = 'pass';
    sink = broker.sink();
  });
  afterEach(() => sink.close?.());

  it('has stored a record, byte for byte, once it says so', async () => {
    const records = [recordOf(), recordOf('x'.repeat(60_000))];
    for (const record of records) {
      await expect(sink.write(record, soon())).resolves.toMatchObject({ outcome: 'written' });
      await expect(copiesOf(record)).resolves.toBe(1);
    }
  });

  it('takes the same record again', async () => {
    const record = recordOf();
    await sink.write(record, soon());
    await expect(sink.write(record, soon())).resolves.toMatchObject({ outcome: again });
    await expect(copiesOf(record)).resolves.toBe(again === 'written' ? 2 : 1);
  });

  it('stores many at a time, each once', async () => {
    const records = Array.from({ length: 20 }, () => recordOf());
    const receipts = await Promise.all(records.map((record) => sink.write(record, soon())));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(records.map(() => 'written'));
    const stored = await broker.contents();
    expect(records.map(({ body }) => stored.filter((text) => text === body.toString()).length)).toEqual(
      records.map(() => 1),
    );
  });

  it('keeps its connection for the next write', async () => {
    await sink.write(recordOf(), soon());
    const before = broker.proxy.accepted;
    for (let count = 0; count < 3; count += 1) await sink.write(recordOf(), soon());
    expect(broker.proxy.accepted).toBe(before);
  });

  it('fails while nothing listens, and works once something does', async () => {
    const record = recordOf();
    await broker.proxy.refuse();
    await expectFailure(
      inTime(2000, () => sink.write(record, deadlineIn(2000))),
      /127\.0\.0\.1|ECONNREFUSED/,
    );
    await broker.proxy.accept();
    await sink.write(record, soon());
    await expect(copiesOf(record)).resolves.toBe(1);
  });

  it.each(['reset-before', 'reset-after'] as const)('outlives a connection that is cut: %s the write', async (mode) => {
    await sink.write(recordOf(), soon());
    const record = recordOf();
    broker.proxy.mode = mode;
    const isStoredTwice = mode === 'reset-after' && again === 'written';
    await expect(sink.write(record, soon())).resolves.toMatchObject({
      outcome: mode === 'reset-after' ? again : 'written',
    });
    expect(broker.proxy.mode).toBe('pass');
    // Sent twice, because nobody can know that the first one arrived.
    await expect(copiesOf(record)).resolves.toBe(isStoredTwice ? 2 : 1);
  });

  it('outlives a cut under many writes at a time, and loses none', async () => {
    await sink.write(recordOf(), soon());
    const records = Array.from({ length: 20 }, () => recordOf());
    broker.proxy.mode = 'reset-after';
    await Promise.all(records.map((record) => sink.write(record, soon())));
    const stored = await broker.contents();
    expect(records.filter(({ body }) => !stored.includes(body.toString()))).toEqual([]);
  });

  it.each([
    { state: 'to be opened', opened: false },
    { state: 'open', opened: true },
  ])(
    'ends in time when nothing answers, and works once something does, on a connection that is $state',
    async ({ opened }) => {
      if (opened) await sink.write(recordOf(), soon());
      broker.proxy.mode = 'hang';
      for (const budget of [600, 50]) {
        await expectFailure(
          inTime(budget, () => sink.write(recordOf(), deadlineIn(budget))),
          /within \d+ ms/,
        );
      }
      broker.proxy.mode = 'pass';
      const record = recordOf();
      await sink.write(record, soon());
      await expect(copiesOf(record)).resolves.toBe(1);
    },
  );

  it('leaves time for a second try when the first hangs', async () => {
    await sink.write(recordOf(), soon());
    const record = recordOf();
    broker.proxy.mode = 'hang';
    const written = sink.write(record, deadlineIn(3000));
    await sleep(500);
    broker.proxy.mode = 'pass';
    await written;
    await expect(copiesOf(record)).resolves.toBe(1);
  });

  it('waits for a slow server', async () => {
    broker.proxy.mode = 50;
    const record = recordOf();
    await sink.write(record, soon());
    await expect(copiesOf(record)).resolves.toBe(1);
  });

  it('outlives a restart of the server', async () => {
    const [before, after] = [recordOf(), recordOf()];
    await sink.write(before, soon());
    await broker.restart();
    await sink.write(after, soon());
    await expect(copiesOf(before)).resolves.toBe(1);
    await expect(copiesOf(after)).resolves.toBe(1);
  }, 120_000);

  // A table may be empty: the mock of Kafka refuses nobody.
  for (const refusal of refusals) {
    it.each([refusal])('fails for good with $what, before its time is over', async ({ sink: refusedSink, message }) => {
      const refused = refusedSink(broker);
      const record = recordOf();
      const deadline = soon();
      await expectFailure(refused.write(record, deadline), message);
      expect(deadline.remainingMs()).toBeGreaterThan(0);
      refused.close?.();
      await expect(copiesOf(record)).resolves.toBe(0);
    });
  }
}
