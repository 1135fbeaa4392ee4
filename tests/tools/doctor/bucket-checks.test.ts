import http from 'node:http';
import { bucketCheck } from '../../../src/tools/doctor/bucket-check';
import { credentialsCheck } from '../../../src/tools/doctor/credentials-check';
import { rightsCheck } from '../../../src/tools/doctor/rights-check';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { listenOnLoopback } from '../../support/servers/loopback';
import { lookAt, subjectIn } from './subjects';

let server: CosServer;
beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
});
afterEach(() => server.stop());

const subject = (others: object = {}) => subjectIn({ ...cosEnvironment(server), ...others });
const CHECKS = { credentials: credentialsCheck, bucket: bucketCheck, rights: rightsCheck };

const QUEUE = {
  SINKS: 'rabbitmq',
  DEAD_LETTERS: 'rabbitmq',
  RABBITMQ_URL: 'amqps://a:b@c/d',
  RABBITMQ_ROUTING_KEY: 'e',
};

it.each([
  { check: 'credentials', says: 'COS knows the keys.' },
  { check: 'bucket', says: 'results-1250000000 is in ap-guangzhou and never had versioning.' },
  { check: 'rights', says: 'An object was written, found and removed with the keys of these settings.' },
] as const)('$check: all is right', async ({ check, says }) => {
  const finding = await lookAt(CHECKS[check](subject()));
  expect(finding).toMatchObject({ verdict: 'right', says: expect.stringContaining(says) as string });
});

describe('credentials are', () => {
  it('wrong when they are missing', async () => {
    const finding = await lookAt(credentialsCheck(subject({ TENCENTCLOUD_SECRETKEY: '' })));
    expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('no keys') as string });
    expect(server.requests).toEqual([]);
  });

  it('wrong when COS does not know them', async () => {
    const finding = await lookAt(credentialsCheck(subject({ TENCENTCLOUD_SECRETID: 'another' })));
    expect(finding).toMatchObject({
      verdict: 'wrong',
      says: expect.stringContaining('403 InvalidAccessKeyId') as string,
    });
  });

  it('right when they may not ask', async () => {
    server.faults.push(403);
    expect(await lookAt(credentialsCheck(subject()))).toMatchObject({ verdict: 'right' });
  });

  it('not looked at when nothing of Tencent is used', async () => {
    const finding = await lookAt(credentialsCheck(subjectIn(QUEUE)));
    expect(finding).toEqual({ verdict: 'skipped', says: 'Nothing of Tencent is used.' });
  });
});

describe('the bucket is', () => {
  it.each([
    { fault: 404, verdict: 'wrong', says: 'COS knows no bucket results-1250000000 in ap-guangzhou.' },
    { fault: 301, verdict: 'wrong', says: 'The bucket results-1250000000 is not in ap-guangzhou (COS answers 301).' },
    {
      fault: 403,
      verdict: 'unknown',
      says: 'COS does not say whether results-1250000000 has versioning: 403 AccessDenied',
    },
  ])('$verdict when COS answers $fault', async ({ fault, verdict, says }) => {
    server.faults.push(fault);
    expect(await lookAt(bucketCheck(subject()))).toMatchObject({ verdict, says });
  });

  it('wrong when it has versioning', async () => {
    const text = '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>';
    const versioned = http.createServer((_, response) => {
      response.writeHead(200, { 'x-cos-request-id': 'r1' }).end(text);
    });
    const { port, stop } = await listenOnLoopback(versioned);
    const finding = await lookAt(bucketCheck(subject({ COS_ENDPOINT: `http://127.0.0.1:${port}` })));
    await stop();
    expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining('has versioning') as string });
  });

  it('not looked at when none is used', async () => {
    expect(await lookAt(bucketCheck(subjectIn(QUEUE)))).toMatchObject({ verdict: 'skipped' });
  });
});

it.each([{ check: 'credentials' }, { check: 'bucket' }, { check: 'rights' }] as const)(
  '$check: where nobody answers, nobody can say',
  async ({ check }) => {
    const nowhere = subject({ COS_ENDPOINT: 'http://127.0.0.1:1' });
    await expect(lookAt(CHECKS[check](nowhere))).rejects.toThrow('ECONNREFUSED');
  },
);

describe('the rights are tried', () => {
  it('with one object below the prefix, of which nothing is left', async () => {
    await lookAt(rightsCheck(subject({ OBJECT_PREFIX: 'a/b' })));
    const sent = server.requests.map(({ method, key }) => `${method} ${key.replace(/[0-9a-f-]{36}/, 'ID')}`);
    expect(sent).toEqual(['PUT a/b/_doctor/ID.json', 'HEAD a/b/_doctor/ID.json', 'DELETE a/b/_doctor/ID.json']);
    expect(server.requests[0]?.headers.get('x-cos-forbid-overwrite')).toBe('true');
    expect([...server.objects.keys()]).toEqual([]);
  });

  it('and nothing is left of an object that was written without an answer', async () => {
    server.faults.push('store-then-reset', 'reset', 'reset');
    await expect(lookAt(rightsCheck(subject()))).rejects.toThrow('failed: ');
    expect([...server.objects.keys()]).toEqual([]);
  });

  it('and are said to be those of the operator, not of the role', async () => {
    const finding = await lookAt(rightsCheck(subject({ SCF_ROLE: 'ci-callback' })));
    expect(finding?.says).toContain('They are not those of the role ci-callback, which cannot be tried from here.');
  });

  const SLOWLY = { slow: 0 };
  it.each([
    { faults: [403], says: 'No object could be written: PUT cos://' },
    { faults: [SLOWLY, 403], says: 'could be written, but not asked for: HEAD cos://' },
    { faults: [SLOWLY, 404], says: 'was written, but is not there.' },
    { faults: [SLOWLY, SLOWLY, 403], says: 'was written and could not be removed: DELETE cos://' },
  ])('and are wrong: $says', async ({ faults, says }) => {
    server.faults.push(...faults);
    const finding = await lookAt(rightsCheck(subject()));
    expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining(says) as string });
  });

  it.each([
    { what: 'keys', environment: {} },
    { what: 'bucket', environment: QUEUE },
  ])('not without $what', async ({ environment }) => {
    const without = subject({ TENCENTCLOUD_SECRETID: '', ...environment });
    expect(await lookAt(rightsCheck(without))).toMatchObject({ verdict: 'skipped' });
    expect(server.requests).toEqual([]);
  });
});
