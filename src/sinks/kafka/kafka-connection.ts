import net from 'node:net';
import tls from 'node:tls';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { KafkaConfig, ProducerConfig, Producer, SASLOptions } from 'kafkajs';
import type { Connection } from '../shared-connection';

export interface KafkaServer {
  /** `host:port`, one or more. */
  readonly brokers: readonly string[];
  readonly ssl: boolean;
  readonly sasl?: KafkaLogin | undefined;
}

/** User and password, for CKafka `instance#user`, by one of the mechanisms `plain`, `scram-sha-256` and `scram-sha-512`. */
export type KafkaLogin = Extract<SASLOptions, { readonly password: string }>;

/** For faults that a producer survives, such as a partition that moves to another broker. More would outlast a function. */
const RETRY = { retries: 2, initialRetryTime: 100, maxRetryTime: 1000 };

/** Idempotent, with one request at a time, so that a request that is sent again neither doubles nor overtakes. */
const PRODUCER: ProducerConfig = {
  idempotent: true,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  // Named, because kafkajs otherwise warns that it is no longer the one of version 1.
  createPartitioner: Partitioners.DefaultPartitioner,
};

/** For steps that were given up; whoever waits for one has a shorter time. */
const STEP_TIMEOUT_MS = 5000;

/** Connects one producer. */
export function openKafka(server: KafkaServer): Connection<Producer> {
  const sockets = new Set<net.Socket>();
  let isBroken = false;
  const end = (): void => {
    isBroken = true;
    for (const socket of sockets) socket.destroy(new Error('the connection was given up'));
  };

  const socketFactory: KafkaConfig['socketFactory'] = ({ host, port, ssl, onConnect }) => {
    // kafkajs goes on trying by itself: what was given up must not send the message after all.
    if (isBroken) throw new Error('the connection was given up');
    const socket = connectTo(host, port, server.ssl ? ssl : undefined, onConnect);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };

  const producer = new Kafka({ ...kafkaConfig(server), socketFactory }).producer(PRODUCER);
  const ready = producer.connect().then(() => producer);
  ready.catch(end);
  return { ready, isBroken: () => isBroken, end };
}

/** What kafkajs is told about the servers. */
export function kafkaConfig({ brokers, ssl, sasl }: KafkaServer): KafkaConfig {
  return {
    clientId: 'cloud-infinite-callback',
    brokers: [...brokers],
    ssl,
    ...(sasl && { sasl }),
    connectionTimeout: STEP_TIMEOUT_MS,
    authenticationTimeout: STEP_TIMEOUT_MS,
    requestTimeout: STEP_TIMEOUT_MS,
    retry: RETRY,
    logLevel: logLevel.NOTHING,
  };
}

function connectTo(host: string, port: number, ssl: tls.ConnectionOptions | undefined, onConnect: () => void) {
  const socket = ssl
    ? // Servers behind one address tell each other apart by the name, and an IP address is none.
      tls.connect({ host, port, ...(net.isIP(host) === 0 && { servername: host }), ...ssl }, onConnect)
    : net.connect({ host, port }, onConnect);
  return socket.setNoDelay(true);
}
