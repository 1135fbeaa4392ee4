import { connect } from 'amqplib';
import type { ChannelModel } from 'amqplib';
import { NotDurable, refuseTransient } from '../../sinks/rabbitmq/durable-queue';
import type { RabbitMqSettings } from '../../sinks/rabbitmq/rabbitmq-sink';
import { rabbitMqAddress } from '../../sinks/rabbitmq/rabbitmq-url';
import { messageOf } from '../command-line/usage-error';
import { right, wrong } from './finding';
import type { Check, Finding } from './finding';

const CONNECT_TIMEOUT_MS = 5000;

/** Whether RabbitMQ lets the user in and has the exchange, or the queue, as a durable one. Declares nothing that is not there. */
export function rabbitMqCheck({ url, exchange, routingKey }: RabbitMqSettings): Check {
  const name = exchange === '' ? `the queue ${routingKey}` : `the exchange ${exchange}`;
  return {
    link: 'queue in rabbitmq',
    async look() {
      const address = rabbitMqAddress(url);
      const where = `${address.hostname}:${address.port}`;
      let model: ChannelModel;
      try {
        model = await connect({ ...address }, { timeout: CONNECT_TIMEOUT_MS });
      } catch (error) {
        const remedy =
          'Check RABBITMQ_URL: host, port, user, password and virtual host, and that the broker can be reached.';
        return wrong(`RabbitMQ at ${where} lets nobody in from here: ${messageOf(error)}`, remedy);
      }
      // Errors of the connection are rejections of what is under way.
      model.on('error', () => undefined);
      try {
        return await declared(model, exchange, routingKey, name);
      } finally {
        // A broker that does not answer any more is left.
        await model.close().catch(() => undefined);
      }
    },
  };
}

async function declared(model: ChannelModel, exchange: string, routingKey: string, name: string): Promise<Finding> {
  const channel = await model.createChannel();
  // Whoever asks is told by a rejection.
  channel.on('error', () => undefined);
  try {
    if (exchange !== '') {
      await channel.checkExchange(exchange);
      return right(`RabbitMQ has ${name}. Which queues it sends ${routingKey} to, only a message would show.`);
    }
    await channel.checkQueue(routingKey);
    await refuseTransient(model, routingKey);
    return right(`RabbitMQ has ${name}.`);
  } catch (error) {
    if (error instanceof NotDurable) {
      return wrong(
        `A restart of RabbitMQ would lose ${name}: it is not durable.`,
        'Delete it and create it as durable.',
      );
    }
    const remedy = `Create ${name}, or mend RABBITMQ_EXCHANGE and RABBITMQ_ROUTING_KEY.`;
    return wrong(`RabbitMQ does not show ${name}: ${messageOf(error)}`, remedy);
  }
}
