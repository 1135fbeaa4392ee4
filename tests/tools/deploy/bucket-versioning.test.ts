import { bucketOfFunction, versioningOf } from '../../../src/tools/deploy/bucket-versioning';
import { VALUES } from '../../deploy/deploy-project';

const ANSWER = {
  headers: {},
  code: undefined,
  message: undefined,
  requestId: undefined,
  isEarly: false,
  sentMd5: undefined,
};

describe('the versioning of a bucket', () => {
  it.each([
    { status: 200, text: '<VersioningConfiguration/>', versioning: 'never' },
    {
      status: 200,
      text: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
      versioning: 'once',
    },
    {
      status: 200,
      text: '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>',
      versioning: 'once',
    },
    { status: 403, text: '<Error><Code>AccessDenied</Code></Error>', versioning: 'unknown' },
  ])('is $versioning after $status $text', async ({ status, text, versioning }) => {
    const bucket = { locationOf: String, send: () => Promise.resolve({ ...ANSWER, status, text }) };
    await expect(versioningOf(bucket)).resolves.toBe(versioning);
  });

  it('is unknown when there is no answer', async () => {
    const bucket = { locationOf: String, send: () => Promise.reject(new Error('no network')) };
    await expect(versioningOf(bucket)).resolves.toBe('unknown');
  });
});

describe('the bucket of a function', () => {
  const { CALLBACK_TOKEN, COS_BUCKET, COS_REGION } = VALUES;

  it('is the one it writes records to', () => {
    const bucket = bucketOfFunction({ CALLBACK_TOKEN, COS_BUCKET, COS_REGION }, VALUES);
    expect(bucket?.locationOf('a')).toBe('cos://results-1250000000/a');
  });

  it('is none when it writes elsewhere', () => {
    const queue = { RABBITMQ_URL: 'amqps://a:b@c/d', RABBITMQ_ROUTING_KEY: 'e', SINKS: 'rabbitmq' };
    expect(bucketOfFunction({ CALLBACK_TOKEN, ...queue }, VALUES)).toBeUndefined();
  });
});
