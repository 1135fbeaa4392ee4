import { connect } from 'amqplib';
import type { ChannelModel, GetMessage } from 'amqplib';
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
    await channel.assertQueue('full', { arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } });
    await channel.bindQueue(QUEUE, 'results', 'jobs.#');
  });
  const messages = () => withConnection(readAll);
  opened = {
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
