import type net from 'node:net';
import { inspect } from 'node:util';
import { deadlineIn } from '../../../src/foundation/deadline';
import { rabbitMqSink } from '../../../src/sinks/rabbitmq/rabbitmq-sink';
import { startRawServer } from '../../support/servers/raw-server';
import { inTime } from '../../support/time/fake-time';

const RECORD = {
  id: 'j1:Success',
  key: 'jobs/j1.json',
  partitionKey: 'j1',
  body: Buffer.from('{"body":"never shown"}'),
  contentType: 'application/cloudevents+json',
};

/** What a server that is no RabbitMQ does with a connection. RabbitMQ itself is in tests/brokers. */
const SERVERS: Readonly<Record<string, (socket: net.Socket) => void>> = {
  'cuts every connection': (socket) => socket.resetAndDestroy(),
  'ends every connection': (socket) => socket.end(),
  'never says anything': (socket) => socket.resume(),
  'speaks HTTP': (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
};

describe('a RabbitMQ sink whose server', () => {
  it.each(Object.entries(SERVERS))('%s fails in time, and says where, but not the password', async (_, serve) => {
    const server = await startRawServer(serve);
    const { port } = server;
    const sink = rabbitMqSink({
      url: `amqp://user:secret@127.0.0.1:${port}`,
      exchange: 'results',
      routingKey: 'jobs',
      maxBytes: 4_000_000,
    });

    const written = inTime(500, () => sink.write(RECORD, deadlineIn(500)));
    const error: unknown = await written.catch((thrown: unknown) => thrown);
    sink.close?.();
    await server.stop();
    expect(error).toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(
        `^The message for rabbitmq:results/jobs at 127\\.0\\.0\\.1:${port} was not confirmed: .*\\. Check host and port`,
      ) as string,
    });
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(/secret|never shown/);
  });
});

describe('a RabbitMQ sink', () => {
  const options = { url: 'amqps://user:secret@mq.invalid', exchange: '', routingKey: 'jobs', maxBytes: 4_000_000 };

  it('takes records of as many bytes as is said', () => {
    expect(rabbitMqSink(options).maxRecordBytes).toBe(4_000_000);
  });

  it('names host and queue when there is no such host', async () => {
    await expect(rabbitMqSink(options).write(RECORD, deadlineIn(5000))).rejects.toThrow(
      /^The message for rabbitmq:jobs at mq\.invalid:5671 was not confirmed: .*getaddrinfo .*Check host/,
    );
  });
});
