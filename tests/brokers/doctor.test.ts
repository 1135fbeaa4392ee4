import { connect } from 'amqplib';
import { deadlineIn } from '../../src/foundation/deadline';
import { kafkaCheck } from '../../src/tools/doctor/kafka-check';
import { rabbitMqCheck } from '../../src/tools/doctor/rabbitmq-check';
import { startKafkaMock } from '../support/servers/kafka-mock';
import type { KafkaMock } from '../support/servers/kafka-mock';
import { RABBITMQ_PROGRAM, startRabbitMq } from '../support/servers/rabbitmq';
import type { RabbitMq } from '../support/servers/rabbitmq';
import { requirePrograms } from '../support/servers/required-programs';

requirePrograms([RABBITMQ_PROGRAM, 'epmd'], 'rabbitmq-server');
requirePrograms(['gcc', 'kcat', '/usr/include/librdkafka/rdkafka_mock.h'], 'gcc libc6-dev librdkafka-dev kcat');

const deadline = deadlineIn(60_000);

describe('doctor asks RabbitMQ', () => {
  let server: RabbitMq;
  let url: string;
  beforeAll(async () => {
    server = await startRabbitMq();
    url = `amqp://guest:guest@127.0.0.1:${server.port}`;
    const model = await connect(url);
    const channel = await model.createChannel();
    await channel.assertExchange('results', 'topic', { durable: true });
    await channel.assertQueue('records', { durable: true });
    await channel.assertQueue('fleeting', { durable: false });
    await model.close();
  }, 100_000);
  afterAll(() => server.stop());

  it.each([
    { exchange: '', routingKey: 'records', verdict: 'right', says: 'RabbitMQ has the queue records.' },
    { exchange: '', routingKey: 'nothing', verdict: 'wrong', says: 'RabbitMQ does not show the queue nothing' },
    { exchange: '', routingKey: 'fleeting', verdict: 'wrong', says: 'it is not durable' },
    { exchange: 'results', routingKey: 'jobs', verdict: 'right', says: 'RabbitMQ has the exchange results.' },
    { exchange: 'nothing', routingKey: 'jobs', verdict: 'wrong', says: 'does not show the exchange nothing' },
  ])('for "$exchange" and $routingKey: $verdict', async ({ exchange, routingKey, verdict, says }) => {
    const finding = await rabbitMqCheck({ url, exchange, routingKey, maxBytes: 1 }).look(deadline);
    expect(finding).toMatchObject({ verdict, says: expect.stringContaining(says) as string });
  });

  it('with a wrong password: wrong', async () => {
    const settings = { exchange: '', routingKey: 'records', maxBytes: 1 };
    const finding = await rabbitMqCheck({ ...settings, url: url.replace('guest@', 'wrong@') }).look(deadline);
    expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('lets nobody in') as string });
  });
});

describe('doctor asks Kafka', () => {
  let mock: KafkaMock;
  beforeAll(async () => {
    mock = await startKafkaMock('records');
  }, 60_000);
  afterAll(() => mock.stop());

  it.each([
    { topic: 'records', verdict: 'right', says: 'Kafka has the topic records.' },
    { topic: 'nothing', verdict: 'wrong', says: 'Kafka does not show a topic nothing.' },
  ])('for the topic $topic: $verdict', async ({ topic, verdict, says }) => {
    const server = { brokers: [`127.0.0.1:${mock.port}`], ssl: false, maxBytes: 1 };
    expect(await kafkaCheck({ ...server, topic }).look(deadline)).toMatchObject({ verdict, says });
  });
});
