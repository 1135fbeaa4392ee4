import { readConfiguration } from '../../src/configuration/configuration';
import type { Environment } from '../../src/schemas/variable';
import type { ConfiguredSink, StoreOpening } from '../../src/sinks/sink-definition';
import { TOKEN } from '../support/builders/events';
import { refusalOf } from '../support/builders/refusal';

const LEAST = { CALLBACK_TOKEN: TOKEN };
const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };

const configurationWith = (change: Environment) => readConfiguration({ ...LEAST, ...change });
const faultsOf = (environment: Environment) =>
  refusalOf(() => readConfiguration(environment)).issues.map(({ path }) => path);

/** A store with these settings, not yet opened. */
const sinkOf = (name: string, settings: object): ConfiguredSink => ({
  name,
  kind: 'store',
  isLocal: name === 'file',
  settings,
  open: expect.any(Function) as StoreOpening['open'],
});

describe('the configuration', () => {
  it('needs nothing but a token', () => {
    expect(readConfiguration({ ...LEAST, PATH: '/bin', HOME: '/' })).toEqual({
      tokens: [TOKEN],
      cloudInfinite: {
        buckets: undefined,
        endpoint: 'https://{bucket}.ci.{region}.myqcloud.com',
        tokenHeader: 'x-ci-security-token',
      },
      confirm: false,
      reconcile: false,
      sinks: [{ sink: sinkOf('file', { directory: './results' }), filter: undefined }],
      deadLetters: sinkOf('file', { directory: './results' }),
      objectPrefix: 'cloud-infinite',
      objectKey: '{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json',
      validation: 'report',
      maxBodyBytes: 2_097_152,
    });
  });

  it('takes what it is told', () => {
    const COS_ENDPOINT = 'https://{bucket}.cos-internal.{region}.tencentcos.cn';
    const cos = sinkOf('cos', { bucket: COS.COS_BUCKET, region: COS.COS_REGION, endpoint: COS_ENDPOINT });
    const configuration = readConfiguration({
      AUTH: 'token',
      CALLBACK_TOKEN: TOKEN,
      CALLBACK_TOKEN_PREVIOUS: `${TOKEN}-old`,
      CI_BUCKETS: 'video-1250000000@ap-guangzhou,photos-1250000000@ap-chongqing',
      CI_ENDPOINT: 'https://{bucket}.ci.{region}.tencentci.cn',
      CI_TOKEN_HEADER: 'x-cos-security-token',
      CONFIRM: 'on',
      RECONCILE: 'on',
      SINKS: 'file,cos',
      ...COS,
      COS_ENDPOINT,
      COS_FILTER: 'kind=task;state=Success,Failed',
      FILE_DIRECTORY: '/mnt/records',
      DEAD_LETTERS: 'cos',
      OBJECT_PREFIX: 'ci/records',
      OBJECT_KEY: '{kind}/{id}/{state}',
      VALIDATION: 'strict',
      MAX_BODY_BYTES: '6291456',
    });
    expect(configuration).toEqual({
      tokens: [TOKEN, `${TOKEN}-old`],
      cloudInfinite: {
        buckets: [
          { bucket: 'video-1250000000', region: 'ap-guangzhou' },
          { bucket: 'photos-1250000000', region: 'ap-chongqing' },
        ],
        endpoint: 'https://{bucket}.ci.{region}.tencentci.cn',
        tokenHeader: 'x-cos-security-token',
      },
      confirm: true,
      reconcile: true,
      sinks: [
        { sink: sinkOf('file', { directory: '/mnt/records' }), filter: undefined },
        { sink: cos, filter: 'kind=task;state=Success,Failed' },
      ],
      deadLetters: cos,
      objectPrefix: 'ci/records',
      objectKey: '{kind}/{id}/{state}',
      validation: 'strict',
      maxBodyBytes: 6_291_456,
    });
  });

  it('lets everyone in only if it is told so', () => {
    expect(readConfiguration({ AUTH: 'none' }).tokens).toBeUndefined();
    expect(readConfiguration({ AUTH: 'none', CALLBACK_TOKEN: TOKEN }).tokens).toBeUndefined();
  });

  it.each([
    { environment: {}, sinks: ['file'] },
    { environment: COS, sinks: ['cos'] },
    { environment: { ...COS, SINKS: 'file' }, sinks: ['file'] },
    { environment: { ...COS, SINKS: 'cos,file' }, sinks: ['cos', 'file'] },
    { environment: { ...COS, SINKS: 'cos,cos' }, sinks: ['cos'] },
    { environment: { CMQ_QUEUE: 'q', CMQ_REGION: 'gz', SINKS: 'cmq,file' }, sinks: ['cmq', 'file'] },
  ])('with $environment writes to $sinks', ({ environment, sinks }) => {
    expect(configurationWith(environment).sinks.map(({ sink }) => sink.name)).toEqual(sinks);
  });

  it.each(['', '  ', '\n'])('takes a blank variable (%j) for one that is not set', (blank) => {
    const blanks = { SINKS: blank, COS_BUCKET: blank, MAX_BODY_BYTES: blank, VALIDATION: blank, FILE_DIRECTORY: blank };
    expect(configurationWith(blanks)).toMatchObject({
      sinks: [{ sink: { name: 'file', settings: { directory: './results' } } }],
      validation: 'report',
      maxBodyBytes: 2_097_152,
    });
  });

  it('ignores space around a value', () => {
    expect(configurationWith({ CALLBACK_TOKEN: ` ${TOKEN}\n` }).tokens).toEqual([TOKEN]);
  });
});

describe('what is missing', () => {
  const PLATFORM = { ...LEAST, TENCENTCLOUD_RUNENV: 'SCF' };

  it.each<{ environment: Environment; faults: string[] }>([
    { environment: {}, faults: ['CALLBACK_TOKEN'] },
    { environment: { CALLBACK_TOKEN_PREVIOUS: TOKEN }, faults: ['CALLBACK_TOKEN'] },
    { environment: { ...LEAST, SINKS: 'cos' }, faults: ['COS_BUCKET', 'COS_REGION'] },
    { environment: { ...LEAST, COS_BUCKET: COS.COS_BUCKET }, faults: ['COS_REGION'] },
    { environment: { ...LEAST, SINKS: 'cos,file', COS_REGION: COS.COS_REGION }, faults: ['COS_BUCKET'] },
    { environment: { ...LEAST, SINKS: 'rabbitmq' }, faults: ['RABBITMQ_URL', 'RABBITMQ_ROUTING_KEY'] },
    { environment: { ...LEAST, SINKS: 'kafka' }, faults: ['KAFKA_BROKERS', 'KAFKA_TOPIC'] },
    { environment: { ...LEAST, SINKS: 'cmq' }, faults: ['CMQ_REGION or COS_REGION', 'CMQ_QUEUE or CMQ_TOPIC'] },
    { environment: { ...LEAST, DEAD_LETTERS: 'cos' }, faults: ['COS_BUCKET', 'COS_REGION'] },
    { environment: PLATFORM, faults: ['COS_BUCKET'] },
    { environment: { ...PLATFORM, ...COS, SINKS: 'file' }, faults: ['COS_BUCKET'] },
  ])('is named for $environment', ({ environment, faults }) => {
    expect(faultsOf(environment)).toEqual(faults);
  });

  it.each<Environment>([
    { ...PLATFORM, ...COS },
    { ...PLATFORM, FILE_DIRECTORY: '/mnt/cfs' },
  ])('is nothing on the platform with %j', (environment) => {
    expect(readConfiguration(environment).sinks).toHaveLength(1);
  });

  it('says what to do without a token', () => {
    expect(refusalOf(() => readConfiguration({})).message).toBe(
      'The configuration is not valid. CALLBACK_TOKEN is not set: without it anyone could write to your sinks. ' +
        'Make one with `npm run token`.',
    );
  });
});

describe('what would do nothing', () => {
  const RABBITMQ = { RABBITMQ_URL: 'amqps://u:p@h', RABBITMQ_ROUTING_KEY: 'q' };

  it.each<{ environment: Environment; faults: string[] }>([
    { environment: { ...COS, ...RABBITMQ }, faults: ['RABBITMQ_URL', 'RABBITMQ_ROUTING_KEY'] },
    { environment: { SINKS: 'file', CMQ_QUEUE: 'q', CMQ_FILTER: 'name=Tts' }, faults: ['CMQ_QUEUE', 'CMQ_FILTER'] },
    { environment: { ...COS, KAFKA_TOPIC: 't' }, faults: ['KAFKA_TOPIC'] },
    { environment: { ...COS, FILE_FILTER: 'name=Tts' }, faults: ['FILE_FILTER'] },
    { environment: { ...COS, SINKS: 'file', COS_FILTER: 'name=Tts' }, faults: ['COS_FILTER'] },
    // Dead letters go there, but a filter is for records.
    {
      environment: { ...COS, ...RABBITMQ, DEAD_LETTERS: 'rabbitmq', RABBITMQ_FILTER: 'name=Tts' },
      faults: ['RABBITMQ_FILTER'],
    },
  ])('is named for $environment', ({ environment, faults }) => {
    expect(faultsOf({ ...LEAST, ...environment })).toEqual(faults);
  });

  it('is said with what to do', () => {
    expect(refusalOf(() => configurationWith({ ...COS, ...RABBITMQ })).message).toContain(
      'RABBITMQ_URL is set, but SINKS does not name rabbitmq: name it there, or remove RABBITMQ_URL.',
    );
  });

  it.each<Environment>([
    { ...COS, ...RABBITMQ, SINKS: 'cos,rabbitmq', RABBITMQ_FILTER: 'name=Tts' },
    { ...COS, ...RABBITMQ, DEAD_LETTERS: 'rabbitmq' },
    { ...COS, SINKS: 'file', FILE_FILTER: 'name=Tts' },
    { ...COS, FILE_DIRECTORY: './out' },
    { FILE_FILTER: 'name=Tts' },
  ])('is nothing in %j', (environment) => {
    expect(configurationWith(environment).deadLetters).toBeDefined();
  });
});

it('names every fault in one error', () => {
  const environment = { SINKS: 'cos', COS_BUCKET: 'x', VALIDATION: 'x', MAX_BODY_BYTES: '7000000' };
  const refusal = refusalOf(() => readConfiguration(environment));
  expect(refusal).toMatchObject({ code: 'configuration_invalid', rule: { exposed: false } });
  expect(refusal.issues.map(({ path }) => path).sort()).toEqual(
    ['CALLBACK_TOKEN', 'COS_BUCKET', 'COS_REGION', 'MAX_BODY_BYTES', 'VALIDATION'].sort(),
  );
  for (const { message } of refusal.issues) expect(refusal.message).toContain(message);
});
