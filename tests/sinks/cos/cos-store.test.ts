import { inspect } from 'node:util';
import { deadlineIn } from '../../../src/foundation/deadline';
import { cosStore } from '../../../src/sinks/cos/cos-store';
import { cos } from '../../../src/sinks/cos/cos-definition';
import type { CosOptions } from '../../../src/sinks/cos/cos-store';
import { ACCOUNT } from '../../support/servers/cos-account';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosFault, CosServer } from '../../support/servers/cos-server';
import { describeObjectStore, objectOf } from '../../contracts/object-store-contract';
import { openCosStore } from '../../support/servers/open-stores';
import { inTime } from '../../support/time/fake-time';

describe('the COS store', () => {
  describeObjectStore(openCosStore);
});

const KEY = 'jobs/j1.json';
const OBJECT = objectOf('{"a":1}');

let server: CosServer;
const storeWith = (options: Partial<CosOptions> = {}) =>
  cosStore({
    bucket: 'records-1250000000',
    region: 'ap-guangzhou',
    endpoint: server.endpoint,
    credentials: () => ACCOUNT,
    ...options,
  });
/** An error with its causes and hidden properties, as the most talkative log would show it. */
const everythingIn = (error: unknown) => inspect(error, { depth: Infinity, showHidden: true });
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
});
afterEach(() => server.stop());

describe('a COS bucket', () => {
  it('is found under its own host name by default, and locations name it', async () => {
    const endpoint = (cos.variables['COS_ENDPOINT']?.default ?? '')
      .replace('https', 'http')
      .replace('myqcloud.com', 'invalid');
    const store = storeWith({ endpoint });
    expect(store.locationOf('a/b.json')).toBe('cos://records-1250000000/a/b.json');
    await expect(store.create(KEY, OBJECT, deadlineIn(500))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(
        /^PUT cos:\/\/records-1250000000\/jobs\/j1\.json failed: .*\brecords-1250000000\.cos\.ap-guangzhou\.invalid\b.*COS_REGION/,
      ) as string,
      cause: expect.objectContaining({ syscall: 'getaddrinfo' }) as Error,
    });
  });

  it('keeps content type and digest with the object', async () => {
    await storeWith().create(KEY, OBJECT, deadlineIn(1000));
    expect(server.objects.get(KEY)?.headers).toEqual({
      'content-type': 'application/json',
      'x-cos-meta-sha256': OBJECT.digest,
    });
  });

  it('does not vouch for an object that came from elsewhere', async () => {
    server.objects.set(KEY, { body: OBJECT.body, headers: {} });
    await expect(storeWith().holds(KEY, OBJECT, deadlineIn(1000))).resolves.toBe(false);
  });

  it('is written to over one connection that is kept open', async () => {
    const store = storeWith();
    for (const key of ['1', '2', '3']) await store.create(key, OBJECT, deadlineIn(1000));
    await store.holds('1', OBJECT, deadlineIn(1000));
    expect(new Set(server.requests.map(({ connection }) => connection)).size).toBe(1);
    expect(server.requests).toHaveLength(4);
  });

  it('is asked with the credentials of the moment', async () => {
    let current = { ...ACCOUNT, sessionToken: 'expired' };
    const store = storeWith({ credentials: () => current });
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).rejects.toThrow('403 InvalidToken');
    current = ACCOUNT;
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).resolves.toBe('created');
  });
});

describe('a fault of COS', () => {
  const slow = { slow: 60 };
  const untilLate = { slow: 260 };

  it.each<{ faults: CosFault[]; outcome: string; requests: number; budget: number }>([
    { faults: [500], outcome: 'created', requests: 2, budget: 2000 },
    { faults: [503], outcome: 'created', requests: 2, budget: 2000 },
    { faults: [429], outcome: 'created', requests: 2, budget: 2000 },
    { faults: ['reset'], outcome: 'created', requests: 2, budget: 2000 },
    { faults: ['reset', 503], outcome: 'created', requests: 3, budget: 2000 },
    { faults: ['hang'], outcome: 'created', requests: 2, budget: 600 },
    { faults: [slow], outcome: 'created', requests: 1, budget: 2000 },
    // The lost answer said "created"; the next try meets the object of the first.
    { faults: ['store-then-reset'], outcome: 'exists', requests: 2, budget: 2000 },
    // The first try may be stored after it was given up.
    { faults: [untilLate], outcome: 'created or exists', requests: 2, budget: 600 },
  ])('$faults, $outcome after $requests requests', async ({ faults, outcome, requests, budget }) => {
    server.faults.push(...faults);
    const deadline = deadlineIn(budget);
    expect(outcome.split(' or ')).toContain(await storeWith().create(KEY, OBJECT, deadline));
    expect(deadline.remainingMs()).toBeGreaterThan(0);
    expect(server.requests).toHaveLength(requests);
    expect([...server.objects].map(([key, { body }]) => [key, body.toString()])).toEqual([[KEY, '{"a":1}']]);
  });

  it.each<{ faults: CosFault[]; message: RegExp; requests: number }>([
    { faults: [500, 500, 500], message: /500 InternalError.*request id \S+=\. .*later/, requests: 3 },
    { faults: [503, 503, 503], message: /503 SlowDown/, requests: 3 },
    { faults: [429, 429, 429], message: /429 TooManyRequests/, requests: 3 },
    { faults: ['reset', 'reset', 'reset'], message: /ECONNRESET|socket hang up/, requests: 3 },
    { faults: [403], message: /403 AccessDenied.*name\/cos:PutObject and name\/cos:HeadObject/, requests: 1 },
    { faults: [404], message: /404 NoSuchBucket.*COS_BUCKET and COS_REGION/, requests: 1 },
    { faults: [301], message: /301.*COS_BUCKET and COS_REGION/, requests: 1 },
    { faults: [400], message: /400.*COS error codes/, requests: 1 },
  ])('$faults, a failure after $requests requests that says what to do', async ({ faults, message, requests }) => {
    server.faults.push(...faults);
    await expect(storeWith().create(KEY, OBJECT, deadlineIn(2000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(message) as string,
    });
    expect(server.requests).toHaveLength(requests);
    expect(server.objects.size).toBe(0);
  });

  it.each<{ fault: CosFault; message: RegExp }>([
    { fault: 'hang', message: /^PUT cos:.* no complete answer within \d+ ms.*time-out/ },
    { fault: { slow: 500 }, message: /^PUT cos:.* no complete answer within \d+ ms.*time-out/ },
    { fault: 503, message: /^PUT cos:/ },
    { fault: 'reset', message: /^PUT cos:/ },
  ])('never makes a write outlast its deadline: $fault', async ({ fault, message }) => {
    server.faults.push(fault, fault, fault);
    const created = inTime(250, () => storeWith().create(KEY, OBJECT, deadlineIn(250)));
    await expect(created).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(message) as string,
    });
  });

  it('is survived when it is asked what it holds as well', async () => {
    await storeWith().create(KEY, OBJECT, deadlineIn(1000));
    server.faults.push(503, 'reset');
    await expect(storeWith().holds(KEY, OBJECT, deadlineIn(2000))).resolves.toBe(true);
    server.faults.push(403, 403);
    await expect(storeWith().has(KEY, deadlineIn(2000))).rejects.toThrow(/^HEAD cos:.* was answered 403/);
    await expect(storeWith().holds(KEY, OBJECT, deadlineIn(2000))).rejects.toThrow(
      /^HEAD cos:.* was answered 403, .*HeadObject/,
    );
  });
});

describe('credentials', () => {
  it.each([
    { what: 'another key', change: { secretKey: 'another' }, message: '403 SignatureDoesNotMatch' },
    { what: 'another id', change: { secretId: 'another' }, message: '403 InvalidAccessKeyId' },
    { what: 'another token', change: { sessionToken: 'another' }, message: '403 InvalidToken' },
    { what: 'no token', change: { sessionToken: undefined }, message: '403 InvalidToken' },
  ])('are refused with $what, without another try', async ({ change, message }) => {
    const store = storeWith({ credentials: () => ({ ...ACCOUNT, ...change }) });
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).rejects.toThrow(message);
    expect(server.requests).toHaveLength(1);
    expect(server.objects.size).toBe(0);
  });

  it.each([
    { given: {}, missing: 'TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY not set' },
    { given: { secretId: '', secretKey: 'key' }, missing: 'TENCENTCLOUD_SECRETID not set' },
    { given: { secretId: 'id' }, missing: 'TENCENTCLOUD_SECRETKEY not set' },
  ])('that are not there are named before anything is sent: $missing', async ({ given, missing }) => {
    const store = storeWith({ credentials: () => given });
    const failure = { code: 'sink_failed', message: expect.stringMatching(`${missing}.*execution role`) as string };
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).rejects.toMatchObject(failure);
    await expect(store.holds(KEY, OBJECT, deadlineIn(1000))).rejects.toMatchObject(failure);
    expect(server.requests).toEqual([]);
  });

  it('are refused while the clock of the function is an hour off', async () => {
    const store = storeWith({ clock: () => Date.now() - 3_600_000 });
    await expect(store.create(KEY, OBJECT, deadlineIn(1000))).rejects.toThrow(/Request has expired.*clock/);
  });

  it.each<{ faults: CosFault[]; budget: number }>([
    { faults: [403], budget: 2000 },
    { faults: [500, 500, 500], budget: 2000 },
    { faults: ['reset', 'reset', 'reset'], budget: 2000 },
    { faults: ['hang'], budget: 60 },
  ])('are in no part of the error after $faults', async ({ faults, budget }) => {
    server.faults.push(...faults);
    const error = await failureOf(storeWith().create(KEY, OBJECT, deadlineIn(budget)));
    expect(everythingIn(error)).toContain('sink_failed');
    expect(everythingIn(error)).not.toMatch(/never-in-a-message|q-signature/);
  });
});
