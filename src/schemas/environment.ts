/** One environment variable: what it does, what is allowed, and what it is when it is not set. */
export interface VariableSchema {
  readonly type: 'string';
  readonly description: string;
  /** What is allowed, in words, for the message that refuses anything else. */
  readonly allowed: string;
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

const variable = <const V extends Omit<VariableSchema, 'type'>>(schema: V) => ({ type: 'string', ...schema }) as const;

/** A token of at least 128 bits: 22 characters of base64url, or 32 if it is written in hex. */
const TOKEN_PATTERN = '^(?!(?:[0-9a-fA-F]{22,31})$)[A-Za-z0-9_-]{22,128}$';
const TOKEN_ALLOWED = '22 to 128 characters of A-Z a-z 0-9 _ - (32 or more if hexadecimal), as `npm run token` makes';

export const SINK_NAMES = ['cos', 'file', 'cmq', 'rabbitmq', 'kafka'] as const;
export type SinkName = (typeof SINK_NAMES)[number];

/** Conditions on `kind`, `name`, `state`, `bucket`, `queue`: `field=value,value;field=value`. */
const FILTER = '(?:kind|name|state|bucket|queue)=[^;=,]+(?:,[^;=,]+)*';

const filterOf = (sink: SinkName) =>
  variable({
    description: `Which jobs go to the ${sink} sink. Not set: all.`,
    allowed: '`field=value,value;field=value` over `kind`, `name`, `state`, `bucket`, `queue`',
    pattern: `^${FILTER}(?:;${FILTER})*$`,
  });

/** Every environment variable that configures the function. README's table and `serverless.yml` are checked against it. */
export const environment = {
  $id: 'environment',
  type: 'object',
  properties: {
    AUTH: variable({
      description: 'How a caller proves to be Cloud Infinite: by the token in the callback URL, or not at all.',
      allowed: '`token` or `none`',
      enum: ['token', 'none'],
      default: 'token',
    }),
    CALLBACK_TOKEN: variable({
      description: 'The secret in the callback URL. Required unless `AUTH=none`.',
      allowed: TOKEN_ALLOWED,
      pattern: TOKEN_PATTERN,
    }),
    CALLBACK_TOKEN_PREVIOUS: variable({
      description: 'A second token that is valid too, while you rotate.',
      allowed: TOKEN_ALLOWED,
      pattern: TOKEN_PATTERN,
    }),
    SINKS: variable({
      description: 'Where records go, any number at once. Not set: `cos` if `COS_BUCKET` is set, else `file`.',
      allowed: 'names out of `cos`, `file`, `cmq`, `rabbitmq`, `kafka`, separated by commas',
      pattern: `^(?:${SINK_NAMES.join('|')})(?:,(?:${SINK_NAMES.join('|')}))*$`,
    }),
    DEAD_LETTERS: variable({
      description:
        'Where callbacks are kept that could not be delivered. Not set: `cos` if `COS_BUCKET` is set, else the first of `SINKS`.',
      allowed: 'one of `cos`, `file`, `cmq`, `rabbitmq`, `kafka`',
      enum: SINK_NAMES,
    }),
    COS_BUCKET: variable({
      description: 'The bucket for records, with its APPID. Never one that had versioning on.',
      allowed: 'a bucket name with APPID, such as `results-1250000000`',
      pattern: '^[a-z0-9][a-z0-9-]{0,48}-[0-9]{5,}$',
    }),
    COS_REGION: variable({
      description: 'The region of the bucket.',
      allowed: 'a region, such as `ap-guangzhou`',
      pattern: '^[a-z]+(?:-[a-z0-9]+)+$',
    }),
    COS_ENDPOINT: variable({
      description: 'The address of the bucket, for an internal, accelerated or own domain.',
      allowed: 'an https URL in which `{bucket}` and `{region}` may stand; http only to this machine',
      pattern:
        '^(?:https://(?:[A-Za-z0-9.-]|\\{bucket\\}|\\{region\\})+(?::\\d+)?|http://(?:127\\.0\\.0\\.1|localhost):\\d+)/?$',
      default: 'https://{bucket}.cos.{region}.myqcloud.com',
    }),
    CMQ_REGION: variable({
      description: 'The region of the CMQ queue or topic. Not set: `COS_REGION`.',
      allowed: 'a region, such as `ap-guangzhou`',
      pattern: '^[a-z]+(?:-[a-z0-9]+)*$',
    }),
    CMQ_QUEUE: variable({
      description: 'The CMQ queue to send to.',
      allowed: 'a queue name',
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$',
    }),
    CMQ_TOPIC: variable({
      description: 'The CMQ topic to publish to, instead of a queue.',
      allowed: 'a topic name',
      pattern: '^[A-Za-z][A-Za-z0-9-]{0,63}$',
    }),
    CMQ_ENDPOINT: variable({
      description: 'The address of CMQ, for a private one.',
      allowed: 'an https URL in which `{region}` may stand; http only to this machine or inside Tencent Cloud',
      pattern:
        '^(?:https://(?:[A-Za-z0-9.-]|\\{region\\})+(?::\\d+)?|http://(?:127\\.0\\.0\\.1|localhost):\\d+|http://(?:[a-z-]|\\{region\\})+\\.mqadapter\\.cmq\\.tencentyun\\.com)/?$',
      default: 'https://cmq-{region}.public.tencenttdmq.com',
    }),
    CMQ_MAX_BYTES: variable({
      description: 'The largest message that the queue or topic was created for, in bytes.',
      allowed: 'a whole number from 1024 to 1048576',
      pattern: '^[1-9]\\d{3,6}$',
      default: '65536',
    }),
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
    KAFKA_SSL: variable({
      description: 'Whether to speak TLS to Kafka.',
      allowed: '`true` or `false`',
      enum: ['true', 'false'],
      default: 'false',
    }),
    KAFKA_SASL: variable({
      description: 'How to log in to Kafka, if `KAFKA_USERNAME` is set. Not set: `plain`.',
      allowed: '`plain`, `scram-sha-256` or `scram-sha-512`',
      enum: ['plain', 'scram-sha-256', 'scram-sha-512'],
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
    FILE_DIRECTORY: variable({
      description: 'The folder of the file sink.',
      allowed: 'a path',
      pattern: '^[^\\u0000]+$',
      default: './results',
    }),
    OBJECT_PREFIX: variable({
      description: 'What every object key begins with; the policy of the role needs to allow nothing else.',
      allowed: 'a relative path',
      pattern: '^(?!.*\\.\\.)(?!.*//)[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$',
      default: 'cloud-infinite',
    }),
    OBJECT_KEY: variable({
      description: 'The rest of the object key of a record. Every value is made safe before it is put in.',
      allowed: 'a relative path with `{id}` and `{state}` in it, and any of `{kind} {name} {yyyy} {mm} {dd}`',
      pattern:
        '^(?=.*\\{id\\})(?=.*\\{state\\})(?![/_])(?!.*//)(?!.*\\.\\.)(?!.*/$)(?:[A-Za-z0-9._/-]|\\{(?:kind|name|id|state|yyyy|mm|dd)\\})+$',
      default: '{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json',
    }),
    COS_FILTER: filterOf('cos'),
    FILE_FILTER: filterOf('file'),
    CMQ_FILTER: filterOf('cmq'),
    RABBITMQ_FILTER: filterOf('rabbitmq'),
    KAFKA_FILTER: filterOf('kafka'),
    VALIDATION: variable({
      description:
        'What happens to a callback whose known fields do not fit their schema: refused, or delivered and logged.',
      allowed: '`strict` or `report`',
      enum: ['strict', 'report'],
      default: 'strict',
    }),
    MAX_BODY_BYTES: variable({
      description: 'The largest body that is read, in bytes.',
      allowed: 'a whole number from 1024 to 6291456',
      pattern: '^[1-9]\\d{3,6}$',
      default: '2097152',
    }),
  },
} as const satisfies { type: 'object'; properties: Record<string, VariableSchema>; $id: string };

export type VariableName = keyof typeof environment.properties;
