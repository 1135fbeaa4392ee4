import { kafka } from '../../../src/sinks/kafka/kafka-definition';

const LEAST = { KAFKA_BROKERS: 'a:9092', KAFKA_TOPIC: 'jobs' };
const LOGIN = { KAFKA_USERNAME: 'ckafka-1#user', KAFKA_PASSWORD: 'secret' };

const settingsWith = (given: Readonly<Record<string, string>>) => kafka.configure({ ...LEAST, ...given }).settings;

describe('the settings of Kafka', () => {
  it('are one broker and a topic at least, without TLS and login, for records of up to 1,000,000 bytes', async () => {
    const configured = kafka.configure(LEAST);
    expect(configured).toMatchObject({
      kind: 'queue',
      maxRecordBytes: 1_000_000,
      settings: { brokers: ['a:9092'], topic: 'jobs', ssl: false, sasl: undefined, maxBytes: 1_000_000 },
    });
    await expect(configured.open(() => ({}))).resolves.toHaveProperty('maxRecordBytes', 1_000_000);
  });

  it('have every broker of a list', () => {
    expect(settingsWith({ KAFKA_BROKERS: 'a:1,b:2,c:3' })).toHaveProperty('brokers', ['a:1', 'b:2', 'c:3']);
  });

  it.each([
    { KAFKA_SSL: 'true', ssl: true },
    { KAFKA_SSL: 'false', ssl: false },
  ])('have TLS as KAFKA_SSL says: $ssl', ({ KAFKA_SSL, ssl }) => {
    expect(settingsWith({ KAFKA_SSL })).toHaveProperty('ssl', ssl);
  });

  it.each([
    { given: {}, mechanism: 'plain' },
    { given: { KAFKA_SASL: 'plain' }, mechanism: 'plain' },
    { given: { KAFKA_SASL: 'scram-sha-256' }, mechanism: 'scram-sha-256' },
    { given: { KAFKA_SASL: 'scram-sha-512' }, mechanism: 'scram-sha-512' },
  ])('have user and password, with the mechanism of $given: $mechanism', ({ given, mechanism }) => {
    expect(settingsWith({ ...LOGIN, ...given })).toHaveProperty('sasl', {
      mechanism,
      username: 'ckafka-1#user',
      password: 'secret',
    });
  });

  it.each([
    { set: 'KAFKA_USERNAME', missing: 'KAFKA_PASSWORD' },
    { set: 'KAFKA_PASSWORD', missing: 'KAFKA_USERNAME' },
  ])('have no half login: $set alone is a fault, and no login', ({ set, missing }) => {
    const given = { ...LEAST, [set]: 'half' };
    expect(kafka.issuesIn?.(given, { isUsed: true, isPlatform: true })).toEqual([
      { path: missing, message: `${missing} is not set, but ${set} is.` },
    ]);
    expect(settingsWith(given)).toHaveProperty('sasl', undefined);
  });

  it('have no fault with a whole login or none', () => {
    const use = { isUsed: true, isPlatform: true };
    expect([kafka.issuesIn?.(LEAST, use), kafka.issuesIn?.({ ...LEAST, ...LOGIN }, use)]).toEqual([[], []]);
  });
});
