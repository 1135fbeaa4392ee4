import type net from 'node:net';
import { inspect } from 'node:util';
import { logLevel } from 'kafkajs';
import { deadlineIn } from '../../../src/foundation/deadline';
import { kafkaConfig } from '../../../src/sinks/kafka/kafka-connection';
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

describe('the Kafka client', () => {
  it('is told servers, TLS and login, and prints nothing', () => {
    expect(kafkaConfig({ brokers: ['a:9092', 'b:9092'], ssl: true, sasl: LOGIN })).toMatchObject({
      brokers: ['a:9092', 'b:9092'],
      ssl: true,
      sasl: LOGIN,
      logLevel: logLevel.NOTHING,
    });
  });

  it('has no login when none is given', () => {
    expect(kafkaConfig({ brokers: ['a:9092'], ssl: false })).not.toHaveProperty('sasl');
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
