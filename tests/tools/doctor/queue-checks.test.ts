import net from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Environment } from '../../../src/schemas/variable';
import { queueChecks } from '../../../src/tools/doctor/queue-checks';
import { lookAt, subjectIn } from './subjects';

const checksIn = (environment: Environment) => queueChecks(subjectIn(environment));

it('there is one check for each queue that is used, for records or for dead letters', () => {
  const environment = {
    ...{ SINKS: 'file,kafka', DEAD_LETTERS: 'cmq', KAFKA_BROKERS: 'a:1', KAFKA_TOPIC: 't' },
    ...{ CMQ_QUEUE: 'q', CMQ_REGION: 'gz' },
  };
  expect(checksIn(environment).map(({ link }) => link)).toEqual(['topic in kafka', 'queue in cmq']);
  expect(checksIn({ FILE_DIRECTORY: '/mnt' })).toEqual([]);
  expect(checksIn({ COS_REGION: 'X' })).toEqual([]);
});

it('CMQ is not asked, because it would need a message', async () => {
  const [check] = checksIn({ SINKS: 'cmq', CMQ_QUEUE: 'q', CMQ_REGION: 'gz' });
  expect(await lookAt(check)).toEqual({
    verdict: 'skipped',
    says: 'CMQ says nothing of a queue without a message sent to it.',
  });
});

describe('a broker that ends each connection is wrong:', () => {
  let server: net.Server;
  let port: number;
  beforeAll(async () => {
    server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // It listens on TCP, so its address has a port.
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => server.close());

  it('RabbitMQ, without its password', async () => {
    const RABBITMQ_URL = `amqp://user:password-of-rabbit@127.0.0.1:${port}`;
    const [check] = checksIn({ SINKS: 'rabbitmq', RABBITMQ_URL, RABBITMQ_ROUTING_KEY: 'records' });
    const finding = await lookAt(check);
    expect(finding?.verdict).toBe('wrong');
    expect(finding?.says).toContain(`RabbitMQ at 127.0.0.1:${port} lets nobody in from here`);
    expect(JSON.stringify(finding)).not.toContain('password-of-rabbit');
  });

  it('Kafka', async () => {
    const [check] = checksIn({ SINKS: 'kafka', KAFKA_BROKERS: `127.0.0.1:${port}`, KAFKA_TOPIC: 'records' });
    const finding = await lookAt(check);
    expect(finding?.verdict).toBe('wrong');
    expect(finding?.says).toContain(`Kafka at 127.0.0.1:${port} does not show its topics`);
  });
});
