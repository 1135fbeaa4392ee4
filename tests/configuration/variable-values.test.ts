import { readConfiguration } from '../../src/configuration/configuration';
import type { Environment } from '../../src/schemas/variable';
import { TOKEN } from '../support/builders/events';
import { refusalOf } from '../support/builders/refusal';

const LEAST = { CALLBACK_TOKEN: TOKEN };
const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
/** The root, by a relative path. */
const UP = '../'.repeat(64);
const HEX_24 = '0123456789abcdef01234567';

/** What uses a queue, by its name. */
const QUEUES: Readonly<Record<string, Environment>> = {
  cmq: { SINKS: 'cos,cmq', CMQ_QUEUE: 'q' },
  rabbitmq: { SINKS: 'cos,rabbitmq', RABBITMQ_URL: 'amqps://u:p@h', RABBITMQ_ROUTING_KEY: 'q' },
  kafka: {
    SINKS: 'cos,kafka',
    KAFKA_BROKERS: 'a:1',
    KAFKA_TOPIC: 't',
    KAFKA_USERNAME: 'u',
    KAFKA_PASSWORD: 'p',
  },
};

const configurationWith = (change: Environment) => readConfiguration({ ...LEAST, ...change });
const faultsOf = (environment: Environment) =>
  refusalOf(() => readConfiguration(environment)).issues.map(({ path }) => path);

describe('a value', () => {
  it.each([
    { name: 'AUTH', good: ['token'], bad: ['None', 'basic', '1'] },
    {
      name: 'CALLBACK_TOKEN',
      good: ['G'.repeat(22), '-_'.repeat(64), HEX_24.slice(0, 16) + HEX_24.slice(0, 16)],
      bad: ['short', 'a b'.repeat(10), `${TOKEN}/`, 'G'.repeat(21), 'G'.repeat(129), HEX_24, `${TOKEN}%2F`],
    },
    { name: 'CALLBACK_TOKEN_PREVIOUS', good: [TOKEN], bad: ['short', HEX_24] },
    { name: 'SINKS', good: ['file', 'cos', 'cos,file'], bad: ['redis', 'cos;file', 'cos,', 'COS', 'cos, file'] },
    {
      name: 'COS_BUCKET',
      good: ['a-12345', 'results-1250000000'],
      bad: ['results', 'Results-1250000000', '-1250000000', 'a.b-1250000000', 'cos://results-1250000000'],
    },
    {
      name: 'COS_REGION',
      good: ['ap-guangzhou', 'na-siliconvalley', 'ap-shanghai-fsi'],
      bad: ['guangzhou', 'AP-guangzhou', 'ap-guangzhou.evil.example', 'ap_guangzhou'],
    },
    {
      name: 'COS_ENDPOINT',
      good: [
        'https://cos.example.com',
        'https://{bucket}.example.com:8443/',
        'http://127.0.0.1:80',
        'http://localhost:1',
      ],
      bad: [
        'http://cos.example.com',
        'cos.example.com',
        'https://a.example/path',
        'https://u:p@a.example',
        'http://127.0.0.1',
      ],
    },
    {
      name: 'FILE_DIRECTORY',
      good: ['.', '/mnt/a b', '../out', '/processed', '/devices', '/dev/shm/records', './proc'],
      bad: ['a\0b', '/', '//', '/mnt/..', '/proc', '/proc/1', '/mnt/../sys/', UP, `${UP}proc/self`],
    },
    {
      name: 'OBJECT_KEY',
      good: ['{id}.{state}', 'a/{id}/{state}.json', 'a.b/{yyyy}-{mm}-{dd}/{kind}.{name}.{id}.{state}.json'],
      bad: [
        '{id}',
        '{state}',
        '/{id}.{state}',
        'a//{id}.{state}',
        '../{id}.{state}',
        '{id}.{state}/',
        '{id}.{state}{x}',
        'a b/{id}.{state}',
      ],
    },
    {
      name: 'OBJECT_PREFIX',
      good: ['a', 'ci/records', 'a-b_c.d/e'],
      bad: ['/a', 'a/', '_a', '../a', 'a/../b', 'a//b', '{name}', 'a b'],
    },
    { name: 'DEAD_LETTERS', good: ['cos', 'file'], bad: ['cos,file', 's3'] },
    {
      name: 'COS_FILTER',
      good: ['name=Transcode', 'kind=task,workflow;state=Failed'],
      bad: ['Transcode', 'tag=Transcode', 'name=', 'name=a,', 'name=a;', 'name=a;=b'],
    },
    { name: 'CMQ_REGION', good: ['gz', 'ap-guangzhou'], bad: ['GZ', 'ap_gz', '-gz', 'gz-'] },
    { name: 'CMQ_QUEUE', good: ['q', `q-${'1'.repeat(62)}`], bad: ['1', 'q_1', `q-${'1'.repeat(63)}`] },
    { name: 'CMQ_TOPIC', good: ['t', `t-${'1'.repeat(62)}`], bad: ['1', 't_1', `t-${'1'.repeat(63)}`] },
    {
      name: 'CMQ_ENDPOINT',
      good: [
        'https://cmq-{region}.example.com',
        'http://localhost:1',
        'http://a-{region}.mqadapter.cmq.tencentyun.com',
      ],
      bad: ['http://cmq.example.com', 'https://cmq.example.com:65536', 'https://u:p@a.example', 'cmq.example.com'],
    },
    { name: 'CMQ_MAX_BYTES', good: ['1024', '1048576'], bad: ['1023', '1048577', '64k'] },
    { name: 'KAFKA_BROKERS', good: ['a:1', 'a:1,b.c:9092'], bad: ['a', 'a:1,', 'a:b', 'a:1, b:2'] },
    { name: 'KAFKA_TOPIC', good: ['a.B_c-1', 'a'.repeat(249)], bad: ['a b', 'a/b', 'a'.repeat(250)] },
    { name: 'KAFKA_SSL', good: ['true', 'false'], bad: ['yes', '1', 'TRUE'] },
    { name: 'KAFKA_SASL', good: ['plain', 'scram-sha-256', 'scram-sha-512'], bad: ['PLAIN', 'oauthbearer'] },
    { name: 'KAFKA_USERNAME', good: ['ckafka-1#user'], bad: ['a b'] },
    { name: 'KAFKA_PASSWORD', good: ['p@ss:w0rd'], bad: ['a b'] },
    { name: 'RABBITMQ_EXCHANGE', good: ['a/b', 'a'.repeat(255)], bad: ['a b', 'a'.repeat(256)] },
    { name: 'RABBITMQ_ROUTING_KEY', good: ['a.#', 'a'.repeat(255)], bad: ['a b', 'a'.repeat(256)] },
    {
      name: 'RABBITMQ_URL',
      good: ['amqps://u:p@h:5671/v', 'amqp://u:p@h'],
      bad: ['http://h', 'amqp://', 'h:5672', 'amqp://a b'],
    },
    { name: 'VALIDATION', good: ['strict', 'report'], bad: ['off', 'STRICT'] },
    {
      name: 'MAX_BODY_BYTES',
      good: ['1024', '6291456'],
      bad: ['1023', '0', '-5000', '1e6', '2MB', '6291457', '99999999', '2048.5'],
    },
  ])('of $name is checked', ({ name, good, bad }) => {
    for (const value of good) expect([value, faultsWith(name, value)]).toEqual([value, []]);
    for (const value of bad) expect([value, faultsWith(name, value)]).toEqual([value, [name]]);
  });

  it('that is refused is never shown, for it may be a secret in the wrong variable', () => {
    const secret = 'p@ssw0rd-of-someone';
    for (const name of [
      'AUTH',
      'CALLBACK_TOKEN',
      'SINKS',
      'COS_BUCKET',
      'COS_ENDPOINT',
      'OBJECT_KEY',
      'RABBITMQ_URL',
      'MAX_BODY_BYTES',
    ]) {
      const refusal = refusalOf(() => configurationWith({ [name]: secret }));
      expect(JSON.stringify([refusal.message, refusal.issues, refusal.cause])).not.toContain(secret);
    }
  });

  /** The variables found wrong, when everything that `name` could ask for besides is there. */
  function faultsWith(name: string, value: string): string[] {
    const sink = name.split('_', 1)[0]?.toLowerCase() ?? '';
    const environment = { ...LEAST, ...COS, ...QUEUES[sink], [name]: value };
    try {
      readConfiguration(environment);
      return [];
    } catch {
      return faultsOf(environment);
    }
  }
});
