import type { Deadline } from '../../foundation/deadline';
import { CallbackError } from '../../foundation/errors';
import { retry } from '../../foundation/retry';
import { sharedConnection } from '../shared-connection';
import type { Sink, SinkRecord } from '../sink';
import { NotDurable } from './durable-queue';
import { openRabbitMq, Refused, Unroutable } from './rabbitmq-connection';
import { rabbitMqAddress } from './rabbitmq-url';

export interface RabbitMqSettings {
  /** `amqps://user:password@host:port/vhost`; `amqp:` only inside a VPC. */
  readonly url: string;
  /** Empty: the default exchange, which takes the name of a queue as routing key. */
  readonly exchange: string;
  readonly routingKey: string;
  /** Bytes of a message that the broker takes. */
  readonly maxBytes: number;
}

/** The second try is on a fresh connection: the broker ends those of a function that was frozen for long. */
const TRIES = 2;

/**
 * An exchange or queue of RabbitMQ, over AMQP 0-9-1 with publisher confirms. The broker knows no duplicates: consumers drop
 * them by `messageId`, the CloudEvents id. Rejects with `sink_failed`; throws `configuration_invalid` for a URL that is none.
 * https://www.rabbitmq.com/docs/confirms
 */
export function rabbitMqSink({ url, exchange, routingKey, maxBytes }: RabbitMqSettings): Sink {
  const address = rabbitMqAddress(url);
  const location = `rabbitmq:${exchange === '' ? routingKey : `${exchange}/${routingKey}`}`;
  // Of another exchange nobody but the broker knows the queues.
  const queue = exchange === '' ? routingKey : undefined;
  const what = `The message for ${location} at ${address.hostname}:${address.port}`;
  const connection = sharedConnection(() => openRabbitMq(address, queue), isAboutTheMessage);

  return {
    name: 'rabbitmq',
    maxRecordBytes: maxBytes,

    async write({ id, body, contentType }: SinkRecord, deadline: Deadline) {
      // `mandatory`, because the broker confirms a message that no queue took as well.
      const options = { messageId: id, contentType, persistent: true, mandatory: true };
      const once = (timeoutMs: number) =>
        connection.use((publisher) => publisher.publish(exchange, routingKey, body, options), timeoutMs);
      try {
        await retry(once, { deadline, tries: TRIES, isRetryable });
      } catch (cause) {
        throw failure(what, cause);
      }
      return { outcome: 'written', location };
    },
    close() {
      connection.end();
    },
  };
}

function isAboutTheMessage(error: unknown): boolean {
  return error instanceof Unroutable || error instanceof Refused;
}

function isRetryable(error: unknown): boolean {
  return !(error instanceof Unroutable || error instanceof NotDurable || isDenied(reasonOf(error)));
}

/**
 * AMQP reply codes of a login or a resource that this user may not use. For a virtual host that is not there, or not for this user,
 * amqplib does not repeat the code, but only that the broker did not open it.
 */
function isDenied(reason: string): boolean {
  return /ACCESS.REFUSED|NOT.ALLOWED|ConnectionOpenOk/.test(reason);
}

function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).trim();
}

function failure(what: string, cause: unknown): CallbackError {
  const reason = reasonOf(cause);
  return new CallbackError('sink_failed', `${what} was not confirmed: ${reason}. ${remedyOf(cause, reason)}`, {
    cause,
  });
}

function remedyOf(cause: unknown, reason: string): string {
  if (cause instanceof Unroutable) return 'Create the queue, or bind one to the exchange with this routing key.';
  if (cause instanceof Refused) return 'Check whether the queue is full; send the callback again later.';
  if (cause instanceof NotDurable) return 'Delete the queue and create it as a durable one, or name another.';
  if (isDenied(reason)) return 'Check user, password and virtual host, and that the user may write to the exchange.';
  if (/NOT.FOUND/.test(reason)) return 'Check the names of the exchange and of the virtual host.';
  return 'Check host and port, that the network of the function reaches the broker, and that its time-out leaves room for a write.';
}
