import { readConfiguration } from '../../../src/configuration/configuration';
import { UsageError } from '../../../src/tools/command-line/usage-error';
import { assertDestination, assertGivenUp, destinationsOf } from '../../../src/tools/redrive/destinations';

const COS = { COS_BUCKET: 'results-1250000000', COS_REGION: 'ap-guangzhou' };
const KAFKA = { KAFKA_BROKERS: 'one:9092,two:9092', KAFKA_TOPIC: 'results' };
const LOGIN = { KAFKA_USERNAME: 'user-never-shown', KAFKA_PASSWORD: 'password-never-shown' };
const RABBITMQ = { RABBITMQ_URL: 'amqps://user:pass/w@rd@host:5671/vhost?x=secret', RABBITMQ_ROUTING_KEY: 'results' };

describe('where records go is said', () => {
  it.each([
    { what: 'a bucket', given: COS, said: 'cos (COS_BUCKET=results-1250000000, COS_REGION=ap-guangzhou)' },
    { what: 'the folder by default', given: { SINKS: 'file' }, said: 'file (FILE_DIRECTORY=./results)' },
    { what: 'a folder', given: { FILE_DIRECTORY: '/data' }, said: 'file (FILE_DIRECTORY=/data)' },
    {
      what: 'brokers without their login',
      given: { ...KAFKA, ...LOGIN, SINKS: 'kafka' },
      said: 'kafka (KAFKA_BROKERS=one:9092,two:9092, KAFKA_TOPIC=results)',
    },
    {
      what: 'a URL without its login',
      given: { ...RABBITMQ, SINKS: 'rabbitmq' },
      said: 'rabbitmq (RABBITMQ_URL=amqps://host:5671/vhost, RABBITMQ_ROUTING_KEY=results)',
    },
    {
      what: 'a queue in the region of the bucket',
      given: { ...COS, SINKS: 'cmq', CMQ_QUEUE: 'q' },
      said: 'cmq (CMQ_QUEUE=q, COS_REGION=ap-guangzhou)',
    },
    {
      what: 'several',
      given: { ...COS, ...KAFKA, SINKS: 'cos,kafka', KAFKA_FILTER: 'name=Tts' },
      said:
        'cos (COS_BUCKET=results-1250000000, COS_REGION=ap-guangzhou), ' +
        'kafka (KAFKA_BROKERS=one:9092,two:9092, KAFKA_TOPIC=results)',
    },
  ])('$what', ({ given, said }) => {
    const configuration = readConfiguration({ AUTH: 'none', ...given });
    expect(destinationsOf(configuration, given)).toBe(said);
  });
});

describe('records go nowhere', () => {
  it.each([{}, { SINKS: '', COS_BUCKET: ' ' }, { OBJECT_PREFIX: 'ci', DEAD_LETTERS: 'file' }])(
    'when nobody says where: %j',
    (environment) => {
      expect(() => {
        assertDestination(environment);
      }).toThrow(UsageError);
      expect(() => {
        assertDestination(environment);
      }).toThrow(/^Nothing says where records go\. Set .*COS_BUCKET and COS_REGION or SINKS.*SINKS=file\.$/);
    },
  );

  it.each([{ SINKS: 'file' }, { FILE_DIRECTORY: './results' }, COS])('but not when it is said: %j', (environment) => {
    expect(() => {
      assertDestination(environment);
    }).not.toThrow();
  });
});

describe('a sink that is given up', () => {
  it('is none that records go to', () => {
    const configuration = readConfiguration({ AUTH: 'none', SINKS: 'file' });
    expect(() => {
      assertGivenUp(['kafka', 'file'], configuration);
    }).toThrow('--without file gives up on a sink that records go to. Take file out of SINKS, too.');
    expect(() => {
      assertGivenUp(['kafka'], configuration);
    }).not.toThrow();
  });
});
