import type { Environment } from '../../src/schemas/variable';
import { createFunction } from '../../src/function/create-function';
import type { InvocationEntry, LastResortEntry } from '../../src/invocation/log-line';
import { jsonBody, taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosFault, CosServer } from '../support/servers/cos-server';
import { functionUrlEvent, TOKEN } from '../support/builders/events';

const KEY = 'cloud-infinite/PicProcess/2022/07/18/c939.Success.json';
const BODY = xmlBody(taskFinish());
const CONTEXT = { request_id: 'r1', time_limit_in_ms: 1_500 };

let server: CosServer;
let lines: (InvocationEntry | LastResortEntry)[];

beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
  lines = [];
});
afterEach(() => server.stop());

const environment = (): Environment => ({
  CALLBACK_TOKEN: TOKEN,
  TENCENTCLOUD_RUNENV: 'SCF',
  ...cosEnvironment(server),
});

const functionWith = (source: () => Environment) => createFunction(source, (line) => lines.push(line)).handler;

/** Everything stored but dead letters, as text by key. */
const records = () =>
  [...server.objects].filter(([key]) => !key.includes('/_')).map(([key, { body }]) => [key, body.toString()] as const);

const outcomeIn = (body: string): unknown => JSON.parse(body);

describe('the function over COS', () => {
  it('stores a callback once, however often and in whatever form it comes', async () => {
    const handler = functionWith(environment);
    const answers = [];
    for (const body of [BODY, BODY, jsonBody(taskFinish())])
      answers.push(await handler(functionUrlEvent(body), CONTEXT));
    expect(answers.map(({ statusCode, body }) => [statusCode, outcomeIn(body)])).toEqual(
      ['written', 'duplicate', 'duplicate'].map((outcome) => [200, { jobs: [{ id: 'c939', sink: 'cos', outcome }] }]),
    );
    expect(records()).toEqual([[KEY, expect.stringContaining('"id":"c939:Success"')]]);
    expect(server.objects.size).toBe(1);
    expect(server.objects.get(KEY)?.headers['content-type']).toBe('application/cloudevents+json');
  });

  it('asks for the credentials at every write, because the platform renews them', async () => {
    let isRenewed = false;
    const handler = functionWith(() => ({
      ...environment(),
      ...(!isRenewed && { TENCENTCLOUD_SECRETKEY: 'expired' }),
    }));
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(503);
    isRenewed = true;
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(200);
  });

  it('stores nothing for a caller without the token', async () => {
    expect((await functionWith(environment)(functionUrlEvent(BODY, { path: '/' }), CONTEXT)).statusCode).toBe(401);
    expect(server.requests).toHaveLength(0);
  });
});

const always = (fault: CosFault): CosFault[] => Array.from({ length: 12 }, () => fault);

describe('when COS fails', () => {
  it.each<{ what: string; faults: CosFault[]; status: number; stored: boolean }>([
    { what: 'answers 500 once', faults: [500], status: 200, stored: true },
    { what: 'answers 503 twice', faults: [503, 503], status: 200, stored: true },
    { what: 'cuts the connection once', faults: ['reset'], status: 200, stored: true },
    { what: 'hangs once', faults: ['hang'], status: 200, stored: true },
    { what: 'loses its answer once', faults: ['store-then-reset'], status: 200, stored: true },
    { what: 'is slow', faults: [{ slow: 150 }], status: 200, stored: true },
    { what: 'always answers 500', faults: always(500), status: 503, stored: false },
    { what: 'always answers 503', faults: always(503), status: 503, stored: false },
    { what: 'always cuts the connection', faults: always('reset'), status: 503, stored: false },
    { what: 'always hangs', faults: always('hang'), status: 503, stored: false },
    { what: 'always loses its answer', faults: always('store-then-reset'), status: 503, stored: true },
    { what: 'refuses', faults: always(403), status: 503, stored: false },
    { what: 'has no such bucket', faults: always(404), status: 503, stored: false },
    { what: 'is slower than the function', faults: always({ slow: 3_000 }), status: 503, stored: false },
  ])('the answer is $status, in time, and no half record is left: it $what', async ({ faults, status, stored }) => {
    server.faults.push(...faults);
    const handler = functionWith(environment);
    const started = performance.now();
    const response = await handler(functionUrlEvent(BODY), CONTEXT);
    expect(performance.now() - started).toBeLessThan(CONTEXT.time_limit_in_ms);
    expect(response.statusCode).toBe(status);
    expect(response.headers['retry-after']).toBe(status === 503 ? '30' : undefined);
    expect(records().map(([key]) => key)).toEqual(stored ? [KEY] : []);
    const before = records();

    // Once COS is well again, a re-send makes the record complete, and leaves alone what was complete before.
    server.faults.length = 0;
    const again = await handler(functionUrlEvent(BODY), CONTEXT);
    expect(outcomeIn(again.body)).toEqual({
      jobs: [{ id: 'c939', sink: 'cos', outcome: stored ? 'duplicate' : 'written' }],
    });
    if (stored) expect(records()).toEqual(before);

    const said = JSON.stringify([response, again, lines]);
    for (const secret of [TOKEN, ACCOUNT.secretKey, ACCOUNT.sessionToken]) expect(said).not.toContain(secret);
  });

  it('a callback that nothing took is whole in the log', async () => {
    server.faults.push(...always(500));
    await functionWith(environment)(functionUrlEvent(BODY), CONTEXT);
    expect(lines).toMatchObject([
      { level: 'error', requestId: 'r1', deadLetter: { body: Buffer.from(BODY).toString('base64') } },
      { level: 'error', status: 503 },
    ]);
  });
});

describe('a misconfigured function', () => {
  it('says so at every invocation, to the log in full and to the caller in one sentence', async () => {
    const handler = functionWith(() => ({ CALLBACK_TOKEN: 'too-short-to-be-safe', SINKS: 'cos' }));
    for (const event of [functionUrlEvent(BODY), {}]) {
      const response = await handler(event, CONTEXT);
      expect(response.statusCode).toBe(503);
      expect(outcomeIn(response.body)).toEqual({
        error: {
          code: 'configuration_invalid',
          message: 'The function is not configured correctly; its log names every fault.',
          issues: [],
          requestId: 'r1',
        },
      });
    }
    expect(lines).toHaveLength(2);
    const faults = ['CALLBACK_TOKEN', 'COS_BUCKET', 'COS_REGION'].map(
      (path): object => expect.objectContaining({ path }) as object,
    );
    expect(lines[0]).toMatchObject({
      level: 'error',
      status: 503,
      jobs: [],
      error: { code: 'configuration_invalid', issues: faults },
    });
    expect(JSON.stringify(lines)).not.toContain('too-short-to-be-safe');
  });

  it('keeps a callback as a dead letter where what is left of its configuration says', async () => {
    const handler = functionWith(() => ({ ...environment(), SINKS: 'cos,kafka' }));
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(503);
    const [letter, ...others] = [...server.objects];
    expect(others).toEqual([]);
    expect(letter?.[0]).toMatch(/^cloud-infinite\/_dead-letters\/[0-9a-f]{64}\.json$/);
    expect(JSON.parse(letter?.[1].body.toString() ?? '')).toMatchObject({
      error: { code: 'configuration_invalid' },
      body: Buffer.from(BODY).toString('base64'),
    });
    expect(lines).toMatchObject([{ status: 503, deadLetter: `cos://results-1250000000/${letter?.[0] ?? ''}` }]);
  });

  it('starts, and keeps a callback in the log, with an address that no pattern could refuse', async () => {
    const handler = functionWith(() => ({ ...environment(), COS_ENDPOINT: 'https://example.com:99999', SINKS: 's3' }));
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(503);
    expect(lines).toMatchObject([
      { level: 'error', deadLetter: { body: Buffer.from(BODY).toString('base64') } },
      {
        level: 'error',
        error: { code: 'configuration_invalid', issues: [{ path: 'SINKS' }, { path: 'COS_ENDPOINT' }] },
      },
    ]);
  });

  it('keeps a callback in the log when dead letters have no place', async () => {
    const handler = functionWith(() => ({ ...environment(), COS_REGION: '' }));
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(503);
    expect(lines).toMatchObject([
      { level: 'error', deadLetter: { body: Buffer.from(BODY).toString('base64') } },
      { level: 'error', status: 503 },
    ]);
  });

  it.each([
    { what: 'a stranger', event: functionUrlEvent(BODY, { path: '/' }), change: { SINKS: 'cos,kafka' } },
    { what: 'anyone, when its token is wrong', event: functionUrlEvent(BODY), change: { CALLBACK_TOKEN: 'short' } },
    {
      what: 'a request that is no POST',
      event: { ...functionUrlEvent(BODY), httpMethod: 'GET' },
      change: { SINKS: 's3' },
    },
  ])('keeps nothing of $what', async ({ event, change }) => {
    const handler = functionWith(() => ({ ...environment(), ...change }));
    expect((await handler(event, CONTEXT)).statusCode).toBe(503);
    expect(server.requests).toHaveLength(0);
    expect(lines).toMatchObject([{ status: 503 }]);
  });
});
