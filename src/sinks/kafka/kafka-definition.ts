import type { Issue } from '../../foundation/errors';
import { choice, choiceWithDefault, valuesOf, variable } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';
import type { KafkaLogin } from './kafka-connection';
import type { KafkaSettings } from './kafka-sink';

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const satisfies readonly KafkaLogin['mechanism'][];

const variables = {
  KAFKA_BROKERS: variable({
    description: 'The bootstrap brokers of Kafka.',
    allowed: '`host:port`, several separated by commas',
    pattern: '^[^\\s,:]+:\\d+(?:,[^\\s,:]+:\\d+)*$',
  }),
  KAFKA_TOPIC: variable({
    description: 'The Kafka topic, which must exist.',
    allowed: 'a topic name',
    pattern: '^[A-Za-z0-9._-]{1,249}$',
  }),
  KAFKA_SSL: choiceWithDefault({
    description: 'Whether to speak TLS to Kafka.',
    values: ['true', 'false'],
    default: 'false',
  }),
  KAFKA_SASL: choice({
    description: 'How to log in to Kafka, if `KAFKA_USERNAME` is set. Not set: `plain`.',
    values: MECHANISMS,
  }),
  KAFKA_USERNAME: variable({
    description: 'The Kafka user; CKafka wants `instance#user`.',
    allowed: 'text without white space',
    pattern: '^\\S+$',
  }),
  KAFKA_PASSWORD: variable({
    description: 'The password of `KAFKA_USERNAME`.',
    allowed: 'text without white space',
    pattern: '^\\S+$',
  }),
};

/** Bytes of a value. Kafka's own limit is 1,048,588 for key, value, headers and their frame together. */
const MAX_BYTES = 1_000_000;

export function kafkaSettings(given: Environment): KafkaSettings {
  const { KAFKA_BROKERS = '', KAFKA_TOPIC = '', KAFKA_SSL } = valuesOf(variables, given);
  return {
    brokers: KAFKA_BROKERS.split(','),
    topic: KAFKA_TOPIC,
    ssl: KAFKA_SSL === 'true',
    sasl: loginIn(given),
    maxBytes: MAX_BYTES,
  };
}

function loginIn(given: Environment): KafkaLogin | undefined {
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_SASL } = given;
  if (username === undefined || password === undefined) return undefined;
  const mechanism = MECHANISMS.find((name) => name === KAFKA_SASL) ?? 'plain';
  return { mechanism, username, password };
}

/** Half a login would be no login, without a word. */
function loginIssues(given: Environment): Issue[] {
  const pairs = [
    ['KAFKA_USERNAME', 'KAFKA_PASSWORD'],
    ['KAFKA_PASSWORD', 'KAFKA_USERNAME'],
  ] as const;
  return pairs
    .filter(([one, other]) => given[one] !== undefined && given[other] === undefined)
    .map(([one, other]) => ({ path: other, message: `${other} is not set, but ${one} is.` }));
}

/** A topic of Kafka. */
export const kafka: SinkDefinition = {
  name: 'kafka',
  variables,
  requires: [['KAFKA_BROKERS'], ['KAFKA_TOPIC']],
  issuesIn: loginIssues,
  configure(given) {
    const settings = kafkaSettings(given);
    return {
      kind: 'queue',
      settings,
      maxRecordBytes: MAX_BYTES,
      open: async () => (await import('./kafka-sink')).kafkaSink(settings),
    };
  },
};
