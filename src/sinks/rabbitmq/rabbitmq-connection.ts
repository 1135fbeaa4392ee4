import { Duplex } from 'node:stream';
import { connect } from 'amqplib';
import type { ChannelModel, ConfirmChannel, Options } from 'amqplib';
import type { Connection } from '../shared-connection';
import { refuseTransient } from './durable-queue';
import type { RabbitMqAddress } from './rabbitmq-url';

/** Publishes and waits for what the broker says. */
export interface Publisher {
  /** Resolves once the broker has confirmed. Rejects with `Unroutable`, `Refused` or the reason why the channel is closed. */
  publish(exchange: string, routingKey: string, body: Buffer, options: Options.Publish): Promise<void>;
}

/** No queue took the message: the broker would have confirmed it all the same. */
export class Unroutable extends Error {
  override readonly name = 'Unroutable';
}

/** The broker said no: a queue that is full and rejects, or a fault inside the broker. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** For sockets that were given up before they were open; whoever waits for them has a shorter time. */
const CONNECT_TIMEOUT_MS = 5000;

/**
 * Opens a connection with one confirm channel. `queue` is the queue that it is for, if that is known: the connection is ready
 * only if that is not transient; it rejects with `NotDurable` if it is.
 */
export function openRabbitMq(address: RabbitMqAddress, queue: string | undefined): Connection<Publisher> {
  let model: ChannelModel | undefined;
  let isBroken = false;
  let reason: Error | undefined;
  const broken = (why?: Error): void => {
    isBroken = true;
    reason ??= why;
  };
  const end = (): void => {
    broken();
    if (model) cut(model);
  };

  async function open(): Promise<Publisher> {
    model = await connect({ ...address }, { timeout: CONNECT_TIMEOUT_MS, noDelay: true, keepAlive: true });
    model.on('error', broken);
    model.on('close', broken);
    if (isBroken) {
      cut(model);
      throw new Error('the connection was given up while it was being opened');
    }
    const checked = queue === undefined ? undefined : refuseTransient(model, queue);
    const [channel] = await Promise.all([model.createConfirmChannel(), checked]);
    channel.on('error', broken);
    channel.on('close', () => {
      end();
    });
    return publisherOn(channel, () => reason);
  }

  const ready = open();
  ready.catch(end);
  return { ready, isBroken: () => isBroken, end };
}

/** Ends the socket itself: the other side may no longer answer to the closing handshake. */
function cut({ connection }: ChannelModel): void {
  // Not in amqplib's types, but there is no other way.
  if ('stream' in connection && connection.stream instanceof Duplex) connection.stream.destroy(new Error('abandoned'));
}

function publisherOn(channel: ConfirmChannel, reason: () => Error | undefined): Publisher {
  /** Ids of messages that came back, each until the confirmation of its message, which comes right after. */
  const returned: unknown[] = [];
  channel.on('return', ({ properties }) => {
    returned.push(properties.messageId);
  });

  function isReturned(messageId: string | undefined): boolean {
    const at = returned.indexOf(messageId);
    if (at >= 0) returned.splice(at, 1);
    return at >= 0;
  }

  return {
    publish: (exchange, routingKey, body, options) =>
      new Promise((resolve, reject) => {
        channel.publish(exchange, routingKey, body, options, (error: Error | null) => {
          if (isReturned(options.messageId)) reject(new Unroutable('no queue took the message'));
          else if (error === null) resolve();
          // amqplib has no other mark for a nack. Everything else is the end of the channel, and the reason for that says more.
          else if (error.message === 'message nacked') reject(new Refused('the broker refused the message'));
          else reject(reason() ?? error);
        });
      }),
  };
}
