import { rabbitMq } from '../../../src/sinks/rabbitmq/rabbitmq-definition';

const LEAST = { RABBITMQ_URL: 'amqps://user:secret@mq:5671/jobs', RABBITMQ_ROUTING_KEY: 'results' };

describe('the settings of RabbitMQ', () => {
  it('are a URL and a routing key at least, for the default exchange and records of up to 4,000,000 bytes', async () => {
    const configured = rabbitMq.configure(LEAST);
    expect(configured).toMatchObject({
      kind: 'queue',
      maxRecordBytes: 4_000_000,
      settings: { url: 'amqps://user:secret@mq:5671/jobs', exchange: '', routingKey: 'results', maxBytes: 4_000_000 },
    });
    await expect(configured.open(() => ({}))).resolves.toHaveProperty('maxRecordBytes', 4_000_000);
  });

  it('may name an exchange', () => {
    const { settings } = rabbitMq.configure({ ...LEAST, RABBITMQ_EXCHANGE: 'jobs' });
    expect(settings).toMatchObject({ exchange: 'jobs', routingKey: 'results' });
  });
});
