import type net from 'node:net';
import { inspect } from 'node:util';
import { Kafka } from 'kafkajs';
import type { Producer, ProducerRecord, RecordMetadata } from 'kafkajs';
import { deadlineIn } from '../../../src/foundation/deadline';
import { kafkaSink } from '../../../src/sinks/kafka/kafka-sink';
import { startRawServer } from '../../support/servers/raw-server';
import { inTime } from '../../support/time/fake-time';

const LOGIN = { mechanism: 'scram-sha-512', username: 'ckafka-1#user', password: 'secret' } as const;

const RECORD = {
  id: 'j1:Success',
  key: 'jobs/j1.json',
  partitionKey: 'j1',
  body: Buffer.from('{"body":"never shown"}'),
  contentType: 'application/cloudevents+json',
};

/** Puts one in the place of every producer, which answers so, and gives what is sent by it. Kafka itself is in tests/brokers. */
function replaceProducer(answer: () => Promise<RecordMetadata[]>) {
  const sent: ProducerRecord[] = [];
  const producer: Pick<Producer, 'connect' | 'send'> = {
    connect: () => Promise.resolve(),
    send: (record) => {
      sent.push(record);
      return answer();
    },
  };
  // The sink uses no other method of it.
  const opened = jest.spyOn(Kafka.prototype, 'producer').mockReturnValue(producer as Producer);
  return { sent, opened };
}

afterEach(() => jest.restoreAllMocks());

describe('a record for Kafka', () => {
  const sinkOf = () => kafkaSink({ brokers: ['kafka.invalid:9092'], topic: 'jobs', ssl: false, maxBytes: 1_000_000 });

  it('is sent to the topic under the key of its job, with its content type, for all replicas to confirm', async () => {
    const { sent } = replaceProducer(() =>
      Promise.resolve([{ topicName: 'jobs', partition: 2, errorCode: 0, baseOffset: '7' }]),
    );
    await expect(sinkOf().write(RECORD, deadlineIn(1000))).resolves.toEqual({
      outcome: 'written',
      location: 'kafka:jobs/2@7',
    });
    const message = { key: 'j1', value: RECORD.body, headers: { 'content-type': 'application/cloudevents+json' } };
    expect(sent).toEqual([{ topic: 'jobs', acks: -1, messages: [message] }]);
  });

  it('is tried twice, by a producer of its own each time', async () => {
    const { sent, opened } = replaceProducer(() => Promise.reject(new Error('down')));
    await expect(sinkOf().write(RECORD, deadlineIn(1000))).rejects.toThrow('was not confirmed: down');
    expect([sent.length, opened.mock.calls.length]).toEqual([2, 2]);
  });

  it('is sent by the producer of the last one, until the sink is closed', async () => {
    const { opened } = replaceProducer(() => Promise.resolve([]));
    const sink = sinkOf();
    await sink.write(RECORD, deadlineIn(1000));
    await sink.write(RECORD, deadlineIn(1000));
    expect(opened).toHaveBeenCalledTimes(1);
    sink.close?.();
    await sink.write(RECORD, deadlineIn(1000));
    expect(opened).toHaveBeenCalledTimes(2);
  });
});

describe('a Kafka sink', () => {
  it.each([
    { what: 'cuts every connection', serve: (socket: net.Socket) => socket.resetAndDestroy() },
    { what: 'ends every connection', serve: (socket: net.Socket) => socket.end() },
    { what: 'never says anything', serve: (socket: net.Socket) => socket.resume() },
  ])('whose server $what fails in time, and says where, but not the password', async ({ serve }) => {
    const server = await startRawServer(serve);
    const { port } = server;
    const sink = kafkaSink({
      brokers: [`127.0.0.1:${port}`],
      topic: 'jobs',
      ssl: false,
      sasl: LOGIN,
      maxBytes: 1_000_000,
    });

    const written = inTime(500, () => sink.write(RECORD, deadlineIn(500)));
    const error: unknown = await written.catch((thrown: unknown) => thrown);
    sink.close?.();
    await server.stop();
    expect(error).toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(
        `^The record for topic jobs at 127\\.0\\.0\\.1:${port} was not confirmed: .*Check the addresses`,
      ) as string,
    });
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(/secret|never shown/);
  });

  it('takes records of as many bytes as is said', () => {
    const sink = kafkaSink({ brokers: ['kafka.invalid:9092'], topic: 'jobs', ssl: false, maxBytes: 12_000_000 });
    expect(sink.maxRecordBytes).toBe(12_000_000);
  });
});
