import { deadlineIn } from '../../src/foundation/deadline';
import { kafkaSink } from '../../src/sinks/kafka/kafka-sink';
import { startKafkaMock } from '../support/servers/kafka-mock';
import type { KafkaMock } from '../support/servers/kafka-mock';
import { kafkaRewriter } from '../support/servers/kafka-rewriter';
import { requirePrograms } from '../support/servers/required-programs';
import { startTcpProxy } from '../support/servers/tcp-proxy';
import { describeBroker, recordOf } from '../contracts/sink-contract';
import type { OpenBroker } from '../contracts/sink-contract';

interface OpenKafka extends OpenBroker {
  readonly mock: KafkaMock;
  /** API keys of all requests. */
  readonly requests: number[];
}

requirePrograms(['gcc', 'kcat', '/usr/include/librdkafka/rdkafka_mock.h'], 'gcc libc6-dev librdkafka-dev kcat');

const INIT_PRODUCER_ID = 22;

const sinkTo = ({ proxy }: Pick<OpenBroker, 'proxy'>) =>
  kafkaSink({ brokers: [`127.0.0.1:${proxy.port}`], topic: 'records', ssl: false, maxBytes: 1_000_000 });

let opened: OpenKafka;

async function open(): Promise<OpenKafka> {
  const requests: number[] = [];
  const mock = await startKafkaMock('records');
  const proxy = await startTcpProxy(
    () => mock.port,
    (port) => kafkaRewriter(port, (apiKey) => requests.push(apiKey)),
  );
  opened = {
    mock,
    requests,
    proxy,
    sink: () => sinkTo({ proxy }),
    contents: async () => (await mock.read()).map(({ payload }) => payload),
    async restart() {
      await mock.down();
      await mock.up();
    },
    async close() {
      await proxy.refuse();
      await mock.stop();
    },
  };
  return opened;
}

/** librdkafka's mock cluster stands in for Kafka; it takes any login and does not drop what one producer sends twice. */
describe('the Kafka sink, with a mock of Kafka', () => {
  describeBroker({ open, again: 'written', refusals: [] });

  it('fails for good while there is no such topic', async () => {
    const sink = sinkTo(opened);
    await opened.mock.hide();
    const before = opened.proxy.accepted;
    await expect(sink.write(recordOf(), deadlineIn(5000))).rejects.toThrow(/topic records .*UNKNOWN_TOPIC.*Create/);
    expect(opened.proxy.accepted).toBe(before + 1);
    await opened.mock.show();
    await sink.write(recordOf(), deadlineIn(5000));
    sink.close?.();
  });

  it('asks for a producer id once a connection: it is idempotent', async () => {
    const sink = sinkTo(opened);
    opened.requests.splice(0);
    await sink.write(recordOf(), deadlineIn(5000));
    await sink.write(recordOf(), deadlineIn(5000));
    sink.close?.();
    expect(opened.requests.filter((apiKey) => apiKey === INIT_PRODUCER_ID)).toHaveLength(1);
  });

  it('writes the job as key, and what the value is as a header', async () => {
    const record = recordOf();
    const sink = sinkTo(opened);
    const { location } = await sink.write(record, deadlineIn(5000));
    sink.close?.();
    const message = (await opened.mock.read()).find(({ payload }) => payload === record.body.toString());
    expect(message).toMatchObject({
      key: record.partitionKey,
      headers: ['content-type', 'application/cloudevents+json'],
    });
    expect(location).toBe(`kafka:records/${message?.partition ?? ''}@${message?.offset ?? ''}`);
  });

  it('writes all events of one job to one partition, in order', async () => {
    const sink = sinkTo(opened);
    const records = Array.from({ length: 5 }, () => ({ ...recordOf(), partitionKey: 'one-job' }));
    for (const record of records) await sink.write(record, deadlineIn(5000));
    sink.close?.();
    const messages = (await opened.mock.read()).filter(({ key }) => key === 'one-job');
    expect(new Set(messages.map(({ partition }) => partition)).size).toBe(1);
    expect(messages.map(({ payload }) => payload)).toEqual(records.map(({ body }) => body.toString()));
  });
});
