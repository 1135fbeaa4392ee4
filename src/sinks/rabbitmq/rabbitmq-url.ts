import { CallbackError } from '../../foundation/errors';

/** An AMQP URL in parts, as amqplib takes them. */
export interface RabbitMqAddress {
  readonly protocol: 'amqp' | 'amqps';
  readonly hostname: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Percent-encoded, as in the URL: amqplib decodes it. */
  readonly vhost: string;
}

/**
 * Takes `amqps://user:password@host:port/vhost` apart; names with special characters are percent-encoded in it.
 * Throws `configuration_invalid` without the URL, which holds a password, and without a cause, which would hold the URL.
 */
export function rabbitMqAddress(text: string): RabbitMqAddress {
  const url = parsed(text);
  const protocol = url?.protocol === 'amqps:' ? 'amqps' : url?.protocol === 'amqp:' ? 'amqp' : undefined;
  const username = decoded(url?.username);
  const password = decoded(url?.password);
  if (!url?.hostname || !protocol || !username || !password) {
    throw new CallbackError(
      'configuration_invalid',
      'The URL of RabbitMQ is not of the form amqps://user:password@host:port/vhost, with special characters percent-encoded.',
    );
  }
  return {
    protocol,
    // An IPv6 address is in brackets only in a URL.
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? DEFAULT_PORTS[protocol] : Number(url.port),
    username,
    password,
    vhost: url.pathname.slice(1),
  };
}

const DEFAULT_PORTS = { amqp: 5672, amqps: 5671 };

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
