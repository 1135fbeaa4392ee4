import { ciClient, ciRefusal } from '../../src/cloud-infinite/ci-client';
import type { CiClientOptions, CiRequest } from '../../src/cloud-infinite/ci-client';
import { deadlineIn } from '../../src/foundation/deadline';
import type { GivenCredentials } from '../../src/tencent/credentials';
import { rejectionOf } from '../support/builders/refusal';
import { ACCOUNT } from '../support/servers/cos-account';
import { ciJob } from '../support/servers/cloud-infinite/job-makers';
import type { CiFault } from '../support/servers/cloud-infinite/ci-faults';
import type { CiModes } from '../support/servers/cloud-infinite/ci-state';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

const BUCKET = { bucket: 'media-1250000000', region: 'ap-chongqing' };
const ASK: CiRequest = { method: 'GET', path: 'jobs/j1,j2' };

let server: CloudInfinite;
beforeEach(async () => {
  server = await startCloudInfinite({ ...BUCKET, account: ACCOUNT });
  for (const id of ['j1', 'j2']) server.jobs.set(id, ciJob({ id }));
});
afterEach(() => server.stop());

const clientOf = (options: Partial<CiClientOptions> = {}) =>
  ciClient(BUCKET, {
    endpoint: server.endpoint,
    tokenHeader: server.modes.tokenHeader,
    credentials: () => ACCOUNT,
    throttle: () => Promise.resolve(true),
    ...options,
  });

const ask = (request = ASK, limitMs = 5000) => clientOf().send(request, deadlineIn(limitMs));

const failureOf = (limitMs = 5000) => rejectionOf(ask(ASK, limitMs));

describe('a question', () => {
  it('is answered with the content of the Response', async () => {
    const { status, response } = await ask();
    expect(status).toBe(200);
    expect(response['JobsDetail']).toMatchObject([{ JobId: 'j1' }, { JobId: 'j2' }]);
  });

  it('has its commas as they are, on the wire and in the signature', async () => {
    await ask();
    expect(server.requests[0]).toMatchObject({ path: '/jobs/j1,j2', unsignedParameters: [] });
  });

  it.each<Partial<CiModes>>([
    { tokenHeader: 'x-ci-security-token', strict: true },
    { tokenHeader: 'x-ci-security-token', strict: false },
    { tokenHeader: 'x-cos-security-token', strict: true },
    { tokenHeader: 'x-cos-security-token', strict: false },
  ])('is let in with its token in the right header, signed: %j', async (modes) => {
    Object.assign(server.modes, modes);
    expect((await ask()).status).toBe(200);
    expect(server.requests[0]?.signedHeaders).toEqual(['host', modes.tokenHeader]);
  });

  it('is refused with the token in the other header, and says what to try', async () => {
    const client = clientOf({ tokenHeader: 'x-cos-security-token' });
    const answer = await client.send(ASK, deadlineIn(5000));
    expect(answer.status).toBeGreaterThanOrEqual(401);
    expect(ciRefusal('GET ci://b/jobs', answer).message).toContain('try the other CI_TOKEN_HEADER');
  });

  it('of somebody with permanent keys has no token', async () => {
    const { secretId, secretKey } = ACCOUNT;
    await clientOf({ credentials: () => ({ secretId, secretKey, sessionToken: undefined }) }).send(
      ASK,
      deadlineIn(5000),
    );
    expect([...(server.requests[0]?.headers.keys() ?? [])].filter((name) => name.endsWith('token'))).toEqual([]);
  });

  it('signs every parameter, one without a value too', async () => {
    server.workflows.set('w1', '<WorkflowId>w1</WorkflowId><State>Active</State>');
    const answer = await ask({ method: 'PUT', path: 'workflow/w1', query: { paused: '' } });
    expect(answer).toMatchObject({ status: 200, response: {} });
    expect(server.requests[0]?.unsignedParameters).toEqual([]);
    expect(server.requests[0]?.query.get('paused')).toBe('');
  });

  it('signs what it says of its body', async () => {
    server.queues.queue.set('p1', '<QueueId>p1</QueueId><Name>n</Name><State>Active</State>');
    const body =
      '<Request><Name>n</Name><State>Active</State><NotifyConfig><State>Off</State></NotifyConfig></Request>';
    expect(await ask({ method: 'PUT', path: 'queue/p1', body })).toMatchObject({ status: 200 });
    expect(server.requests[0]?.signedHeaders).toEqual([
      'content-length',
      'content-md5',
      'content-type',
      'host',
      'x-ci-security-token',
    ]);
    expect(server.requests[0]?.headers.get('content-type')).toBe('application/xml');
  });
});

describe('a refusal', () => {
  it('is an answer, with its code and the id of its request', async () => {
    const answer = await ask({ method: 'GET', path: 'image/auditing/unknown' });
    expect(answer).toMatchObject({ status: 404, code: 'AuditingJobNotFound', response: {} });
    expect(answer.requestId).not.toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    { status: 401, code: 'AccessDenied', remedy: 'npm run policy' },
    { status: 403, code: 'AccessDenied', remedy: 'npm run policy' },
    { status: 400, code: 'MediaBucketUnBinded', remedy: 'Turn Cloud Infinite on' },
    { status: 400, code: 'InvalidArgument', remedy: 'list of error codes' },
    { status: 404, code: 'InvalidUrl', remedy: 'CI_BUCKETS' },
    { status: 301, code: 'PermanentRedirect', remedy: 'CI_BUCKETS' },
  ])('that nobody can use says what to do: $status $code', ({ status, code, remedy }) => {
    const error = ciRefusal('GET ci://b/jobs', { status, code, message: 'because', requestId: 'r1' });
    expect(error.code).toBe('cloud_infinite_failed');
    expect(error.message).toContain(`GET ci://b/jobs was answered ${status} ${code} (because), request id r1.`);
    expect(error.message).toContain(remedy);
  });
});

describe('trouble', () => {
  const FAULTS: CiFault[] = [429, 500, 503, 'reset', 'failed-200', 'html-page', 'truncated'];

  it.each(FAULTS)('is overcome by another try: %p', async (fault) => {
    server.faults.push(fault);
    expect((await ask()).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  it.each(FAULTS)('that does not end is a failure after three tries: %p', async (fault) => {
    server.faults.push(fault, fault, fault, fault);
    const failure = await failureOf();
    expect(failure.code).toBe('cloud_infinite_failed');
    expect(failure.message).toContain('GET ci://media-1250000000/jobs/j1,j2');
    expect(server.requests).toHaveLength(3);
  });

  it('is a hanging answer too, of which each try has its share of the time', async () => {
    server.faults.push('hang');
    expect((await ask(ASK, 1500)).status).toBe(200);
  });

  it('ends within the deadline', async () => {
    server.faults.push('hang', 'hang', 'hang');
    const begun = Date.now();
    expect((await failureOf(600)).code).toBe('cloud_infinite_failed');
    expect(Date.now() - begun).toBeLessThan(1500);
  });

  it('of too many requests is a failure without any request', async () => {
    const client = clientOf({ throttle: () => Promise.resolve(false) });
    const failure = await rejectionOf(client.send(ASK, deadlineIn(300)));
    expect(failure.code).toBe('cloud_infinite_failed');
    expect(server.requests).toHaveLength(0);
  });

  it.each<GivenCredentials>([{}, { secretId: 'id' }, { secretKey: 'key' }])(
    'of missing keys is named: %j',
    async (given) => {
      const failure = await rejectionOf(clientOf({ credentials: () => given }).send(ASK, deadlineIn(300)));
      expect(failure.code).toBe('cloud_infinite_failed');
      expect(failure.message).toContain('TENCENTCLOUD_SECRET');
    },
  );

  it('never shows the keys or the token', async () => {
    server.faults.push(503, 503, 503);
    const said = JSON.stringify([(await failureOf()).message, await ask()]);
    expect(said).not.toContain(ACCOUNT.secretKey);
    expect(said).not.toContain(ACCOUNT.sessionToken);
  });
});

describe('the host', () => {
  it.each([
    { endpoint: 'https://{bucket}.ci.{region}.myqcloud.com', location: 'ci://media-1250000000/jobs/j1' },
    { endpoint: 'https://ci.example.com', location: 'ci://media-1250000000/jobs/j1' },
  ])('is made of the settings: $endpoint', ({ endpoint, location }) => {
    expect(clientOf({ endpoint }).locationOf('jobs/j1')).toBe(location);
  });
});
