import type net from 'node:net';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { inspect } from 'node:util';
import amqplib from 'amqplib';
import type { ChannelModel, ConfirmChannel } from 'amqplib';
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

/** Puts these in the place of a server that answers so to every message: what is published, and the queues that it is asked about. */
function replaceServer(answer: Error | null = null) {
  const published: unknown[] = [];
  const queues: string[] = [];
  const confirming: Pick<ConfirmChannel, 'publish'> = {
    publish(exchange, routingKey, content, options, confirm) {
      published.push({ exchange, routingKey, content, options });
      confirm?.(answer, {});
      return true;
    },
  };
  const asking = {
    checkQueue: (name: string) => Promise.resolve(queues.push(name)),
    assertQueue: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const stream = new PassThrough().on('error', () => undefined);
  const model = Object.assign(new EventEmitter(), {
    connection: { stream },
    createConfirmChannel: () => Promise.resolve(Object.assign(new EventEmitter(), confirming)),
    createChannel: () => Promise.resolve(Object.assign(new EventEmitter(), asking)),
  });
  // The sink uses nothing else of it.
  const connect = jest.spyOn(amqplib, 'connect').mockResolvedValue(model as unknown as ChannelModel);
  return { published, queues, connect, stream };
}

describe('a message for RabbitMQ', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    { to: 'the default exchange, whose queue is checked', exchange: '', location: 'rabbitmq:jobs', queues: ['jobs'] },
    { to: 'another exchange', exchange: 'results', location: 'rabbitmq:results/jobs', queues: [] },
  ])('says in its properties what it is, and is to be kept and to find a queue: by $to', async (row) => {
    const { exchange, location } = row;
    const { published, queues } = replaceServer();
    const sink = rabbitMqSink({ url: 'amqps://user:secret@mq', exchange, routingKey: 'jobs', maxBytes: 4_000_000 });
    await expect(sink.write(RECORD, deadlineIn(1000))).resolves.toEqual({ outcome: 'written', location });
    const options = {
      messageId: 'j1:Success',
      contentType: 'application/cloudevents+json',
      persistent: true,
      mandatory: true,
    };
    expect(published).toEqual([{ exchange, routingKey: 'jobs', content: RECORD.body, options }]);
    expect(queues).toEqual(row.queues);
  });

  it('is tried twice, on a connection of its own each time', async () => {
    const { published, connect } = replaceServer(new Error('channel closed'));
    const sink = rabbitMqSink({ url: 'amqps://user:secret@mq', exchange: '', routingKey: 'jobs', maxBytes: 4_000_000 });
    await expect(sink.write(RECORD, deadlineIn(1000))).rejects.toThrow('channel closed');
    expect([published.length, connect.mock.calls.length]).toEqual([2, 2]);
  });

  it('goes over the connection of the last one, until the sink is closed', async () => {
    const { connect, stream } = replaceServer();
    const sink = rabbitMqSink({ url: 'amqps://user:secret@mq', exchange: '', routingKey: 'jobs', maxBytes: 4_000_000 });
    await sink.write(RECORD, deadlineIn(1000));
    await sink.write(RECORD, deadlineIn(1000));
    expect([connect.mock.calls.length, stream.destroyed]).toEqual([1, false]);
    sink.close?.();
    expect(stream.destroyed).toBe(true);
    await sink.write(RECORD, deadlineIn(1000));
    expect(connect).toHaveBeenCalledTimes(2);
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
