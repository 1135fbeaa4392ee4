import { valuesOf, variable } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';
import type { RabbitMqSettings } from './rabbitmq-sink';

const variables = {
  RABBITMQ_URL: variable({
    description: 'The address of RabbitMQ, with user, password and virtual host.',
    allowed: '`amqps://user:password@host:port/vhost`, or `amqp://` inside a private network',
    pattern: '^amqps?://\\S+$',
  }),
  RABBITMQ_EXCHANGE: variable({
    description: 'The exchange to publish to. Not set: the default exchange, which routes by queue name.',
    allowed: 'the name of an exchange that exists',
    pattern: '^\\S{1,255}$',
  }),
  RABBITMQ_ROUTING_KEY: variable({
    description: 'The routing key; with the default exchange, the name of the queue.',
    allowed: 'up to 255 characters without white space',
    pattern: '^\\S{1,255}$',
  }),
};

/** Bytes of a message. TDMQ for RabbitMQ takes 4 MB; decimal, to be below either reading. */
const MAX_BYTES = 4_000_000;

export function rabbitMqSettings(given: Environment): RabbitMqSettings {
  const { RABBITMQ_URL = '', RABBITMQ_EXCHANGE = '', RABBITMQ_ROUTING_KEY = '' } = valuesOf(variables, given);
  return { url: RABBITMQ_URL, exchange: RABBITMQ_EXCHANGE, routingKey: RABBITMQ_ROUTING_KEY, maxBytes: MAX_BYTES };
}

/** An exchange or queue of RabbitMQ. */
export const rabbitMq: SinkDefinition = {
  name: 'rabbitmq',
  variables,
  requires: [['RABBITMQ_URL'], ['RABBITMQ_ROUTING_KEY']],
  configure(given) {
    const settings = rabbitMqSettings(given);
    return {
      kind: 'queue',
      settings,
      maxRecordBytes: MAX_BYTES,
      open: async () => (await import('./rabbitmq-sink')).rabbitMqSink(settings),
    };
  },
};
