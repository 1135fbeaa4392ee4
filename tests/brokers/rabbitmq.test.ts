import { connect } from 'amqplib';
import type { Channel, ChannelModel, GetMessage } from 'amqplib';
import { deadlineIn } from '../../src/foundation/deadline';
import { rabbitMqSink } from '../../src/sinks/rabbitmq/rabbitmq-sink';
import type { RabbitMqSettings } from '../../src/sinks/rabbitmq/rabbitmq-sink';
import { RABBITMQ_PROGRAM, startRabbitMq } from '../support/servers/rabbitmq';
import { requirePrograms } from '../support/servers/required-programs';
import { startTcpProxy } from '../support/servers/tcp-proxy';
import { describeBroker, recordOf } from '../contracts/sink-contract';
import type { OpenBroker } from '../contracts/sink-contract';

interface OpenRabbitMq extends OpenBroker {
  /** Everything that is in the queue. */
  messages(): Promise<GetMessage[]>;
  onChannel<T>(work: (channel: Channel) => Promise<T>): Promise<T>;
  /** Makes a user that may write, but not configure, and gives its login. */
  addWriter(): Promise<string>;
}

requirePrograms([RABBITMQ_PROGRAM, 'epmd'], 'rabbitmq-server');

const QUEUE = 'records';

const sinkTo = ({ proxy }: Pick<OpenBroker, 'proxy'>, options: Partial<RabbitMqSettings> = {}, login = 'guest:guest') =>
  rabbitMqSink({
    url: `amqp://${login}@127.0.0.1:${proxy.port}`,
    exchange: '',
    routingKey: QUEUE,
    maxBytes: 4_000_000,
    ...options,
  });

let opened: OpenRabbitMq;

async function open(): Promise<OpenRabbitMq> {
  const server = await startRabbitMq();
  const proxy = await startTcpProxy(() => server.port);
  const withConnection = async <T>(work: (model: ChannelModel) => Promise<T>): Promise<T> => {
    const model = await connect(`amqp://guest:guest@127.0.0.1:${server.port}`);
    return await work(model).finally(() => model.close());
  };
  await withConnection(async (model) => {
    const channel = await model.createChannel();
    await channel.assertExchange('results', 'topic', { durable: true });
    await channel.assertQueue(QUEUE, { durable: true });
    await channel.assertQueue('short-lived', { durable: true, autoDelete: true, arguments: { 'x-expires': 600_000 } });
    await channel.assertQueue('full', { arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } });
    await channel.bindQueue(QUEUE, 'results', 'jobs.#');
  });
  const messages = () => withConnection(readAll);
  opened = {
    onChannel: (work) =>
      withConnection(async (model) => {
        const channel = await model.createChannel();
        // Whoever asks is told by a rejection.
        channel.on('error', () => undefined);
        return await work(channel);
      }),
    async addWriter() {
      await server.control('add_user', 'writer', 'secret');
      await server.control('set_permissions', 'writer', '^$', '.*', '.*');
      return 'writer:secret';
    },
    proxy,
    sink: () => sinkTo({ proxy }),
    messages,
    contents: async () => (await messages()).map(({ content }) => content.toString()),
    restart: () => server.restart(),
    async close() {
      await proxy.refuse();
      await server.stop();
    },
  };
  return opened;
}

/** Leaves the messages there: what is not acknowledged goes back when the connection is closed. */
async function readAll(model: ChannelModel): Promise<GetMessage[]> {
  const channel = await model.createChannel();
  const messages: GetMessage[] = [];
  for (;;) {
    const message = await channel.get(QUEUE);
    if (message === false) return messages;
    messages.push(message);
  }
}

describe('the RabbitMQ sink, with a real RabbitMQ', () => {
  describeBroker({
    open,
    again: 'written',
    refusals: [
      {
        what: 'a wrong password',
        sink: (broker) => sinkTo(broker, {}, 'guest:wrong'),
        message: /ACCESS.REFUSED.*password/,
      },
      {
        what: 'no such queue',
        sink: (broker) => sinkTo(broker, { routingKey: 'missing' }),
        message: /no queue took.*Create/,
      },
      {
        what: 'a routing key that nothing is bound to',
        sink: (broker) => sinkTo(broker, { exchange: 'results', routingKey: 'elsewhere' }),
        message: /no queue took.*bind/,
      },
      {
        what: 'no such exchange',
        sink: (broker) => sinkTo(broker, { exchange: 'missing' }),
        message: /NOT.FOUND.*exchange/,
      },
      {
        what: 'no such virtual host',
        sink: ({ proxy }) => sinkTo({ proxy }, { url: `amqp://guest:guest@127.0.0.1:${proxy.port}/missing` }),
        message: /virtual host/,
      },
    ],
  });

  it('reaches a queue through an exchange, and says in the properties what the message is', async () => {
    const record = recordOf();
    const sink = sinkTo(opened, { exchange: 'results', routingKey: 'jobs.success' });
    await expect(sink.write(record, deadlineIn(5000))).resolves.toEqual({
      outcome: 'written',
      location: 'rabbitmq:results/jobs.success',
    });
    sink.close?.();
    const message = (await opened.messages()).find(({ content }) => content.equals(record.body));
    expect(message?.properties).toMatchObject({
      messageId: record.id,
      contentType: 'application/cloudevents+json',
      deliveryMode: 2,
      timestamp: undefined,
    });
  });

  it('creates no queue when it asks whether it is durable', async () => {
    const sink = sinkTo(opened, { routingKey: 'not-there' });
    await expect(sink.write(recordOf(), deadlineIn(5000))).rejects.toThrow(/no queue took/);
    sink.close?.();
    await expect(opened.onChannel((channel) => channel.checkQueue('not-there'))).rejects.toThrow(
      /no queue 'not-there'/,
    );
  });

  it('fails with a queue that is not durable, and works once it is', async () => {
    const sink = sinkTo(opened, { routingKey: 'mended' });
    await opened.onChannel(async (channel) => await channel.assertQueue('mended', { durable: false }));
    await expect(sink.write(recordOf(), deadlineIn(5000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(/the queue mended is not durable\. Delete the queue and create it as/) as string,
    });
    await opened.onChannel(async (channel) => {
      await channel.deleteQueue('mended');
      await channel.assertQueue('mended', { durable: true });
    });
    await expect(sink.write(recordOf(), deadlineIn(5000))).resolves.toMatchObject({ outcome: 'written' });
    sink.close?.();
  });

  it('takes a durable queue that differs in anything else', async () => {
    const sink = sinkTo(opened, { routingKey: 'short-lived' });
    await expect(sink.write(recordOf(), deadlineIn(5000))).resolves.toMatchObject({ outcome: 'written' });
    sink.close?.();
  });

  it('takes a queue that its user may not configure', async () => {
    const login = await opened.addWriter();
    const sink = sinkTo(opened, {}, login);
    await expect(sink.write(recordOf(), deadlineIn(5000))).resolves.toMatchObject({ outcome: 'written' });
    sink.close?.();
  });

  it('fails when the queue is full and refuses, and keeps its connection', async () => {
    const sink = sinkTo(opened, { routingKey: 'full' });
    await sink.write(recordOf(), deadlineIn(5000));
    const before = opened.proxy.accepted;
    await expect(sink.write(recordOf(), deadlineIn(5000))).rejects.toThrow(/refused the message.*full/);
    expect(opened.proxy.accepted).toBe(before);
    sink.close?.();
  });

  it('fails each of many copies at a time that no queue took', async () => {
    const sink = sinkTo(opened, { routingKey: 'missing' });
    const record = recordOf();
    const writes = Array.from({ length: 10 }, () => sink.write(record, deadlineIn(5000)));
    const outcomes = await Promise.allSettled(writes);
    sink.close?.();
    expect(outcomes.map(({ status }) => status)).toEqual(writes.map(() => 'rejected'));
  });
});
