import { SINK_NAMES } from '../schemas/environment';
import type { SinkName, VariableName } from '../schemas/environment';
import { valueOf } from './variables';
import type { Given } from './variables';

/** What one sink needs to know, credentials apart: those are read at every invocation. */
export type SinkSettings =
  | { readonly name: 'cos'; readonly bucket: string; readonly region: string; readonly endpoint: string }
  | { readonly name: 'file'; readonly directory: string }
  | {
      readonly name: 'cmq';
      readonly region: string;
      readonly endpoint: string;
      readonly destination: { readonly queue: string } | { readonly topic: string };
      readonly maxBytes: number;
    }
  | {
      readonly name: 'rabbitmq';
      readonly url: string;
      readonly exchange: string;
      readonly routingKey: string;
      readonly maxBytes: number;
    }
  | {
      readonly name: 'kafka';
      readonly brokers: readonly string[];
      readonly topic: string;
      readonly ssl: boolean;
      readonly sasl: KafkaSasl | undefined;
      readonly maxBytes: number;
    };

export interface KafkaSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** Bytes of a message. TDMQ for RabbitMQ takes 4 MB; decimal, to be below either reading. */
const RABBITMQ_MAX_BYTES = 4_000_000;
/** Bytes of a value. Kafka's own limit is 1,048,588 for key, value, headers and their frame together. */
const KAFKA_MAX_BYTES = 1_000_000;

/** The sinks that records go to, each once. */
export function sinkNames(given: Given): SinkName[] {
  const named = given.SINKS?.split(',') ?? [given.COS_BUCKET === undefined ? 'file' : 'cos'];
  return [...new Set(named)].filter(isSinkName);
}

/** The sink that dead letters go to. */
export function deadLetterSinkName(given: Given): SinkName {
  const named = given.DEAD_LETTERS ?? (given.COS_BUCKET === undefined ? sinkNames(given)[0] : 'cos');
  return named !== undefined && isSinkName(named) ? named : 'file';
}

/** The variables without which a sink cannot work; of an inner list, one is enough. */
const REQUIRED: Readonly<Record<SinkName, readonly (readonly VariableName[])[]>> = {
  cos: [['COS_BUCKET'], ['COS_REGION']],
  file: [],
  cmq: [
    ['CMQ_REGION', 'COS_REGION'],
    ['CMQ_QUEUE', 'CMQ_TOPIC'],
  ],
  rabbitmq: [['RABBITMQ_URL'], ['RABBITMQ_ROUTING_KEY']],
  kafka: [['KAFKA_BROKERS'], ['KAFKA_TOPIC']],
};

/** What a sink needs and nobody set, each as `A` or, where either would do, `A or B`. */
export function missingVariables(name: SinkName, given: Given): string[] {
  return REQUIRED[name]
    .filter((choices) => choices.every((variable) => given[variable] === undefined))
    .map((choices) => choices.join(' or '));
}

/** The settings of a sink whose variables have all been found set and valid. */
export function sinkSettings(name: SinkName, given: Given): SinkSettings {
  const { COS_BUCKET = '', COS_REGION = '', RABBITMQ_URL = '', RABBITMQ_ROUTING_KEY = '', KAFKA_TOPIC = '' } = given;
  switch (name) {
    case 'cos':
      return { name, bucket: COS_BUCKET, region: COS_REGION, endpoint: valueOf(given, 'COS_ENDPOINT') };
    case 'file':
      return { name, directory: valueOf(given, 'FILE_DIRECTORY') };
    case 'cmq':
      return {
        name,
        region: given.CMQ_REGION ?? COS_REGION,
        endpoint: valueOf(given, 'CMQ_ENDPOINT'),
        destination: given.CMQ_TOPIC === undefined ? { queue: given.CMQ_QUEUE ?? '' } : { topic: given.CMQ_TOPIC },
        maxBytes: Number(valueOf(given, 'CMQ_MAX_BYTES')),
      };
    case 'rabbitmq':
      return {
        name,
        url: RABBITMQ_URL,
        exchange: given.RABBITMQ_EXCHANGE ?? '',
        routingKey: RABBITMQ_ROUTING_KEY,
        maxBytes: RABBITMQ_MAX_BYTES,
      };
    case 'kafka':
      return {
        name,
        brokers: (given.KAFKA_BROKERS ?? '').split(','),
        topic: KAFKA_TOPIC,
        ssl: valueOf(given, 'KAFKA_SSL') === 'true',
        sasl: kafkaSasl(given),
        maxBytes: KAFKA_MAX_BYTES,
      };
  }
}

function kafkaSasl({ KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_SASL }: Given): KafkaSasl | undefined {
  if (username === undefined || password === undefined) return undefined;
  const mechanism = KAFKA_SASL === 'scram-sha-256' || KAFKA_SASL === 'scram-sha-512' ? KAFKA_SASL : 'plain';
  return { mechanism, username, password };
}

function isSinkName(name: string): name is SinkName {
  return SINK_NAMES.some((known) => known === name);
}
