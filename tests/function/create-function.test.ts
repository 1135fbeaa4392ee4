import type { Environment } from '../../src/schemas/variable';
import { createFunction } from '../../src/function/create-function';
import type { LogEntry } from '../../src/invocation/log-line';
import type { HttpResponse, MainHandler } from '../../src/trigger/http-response';
import { jsonBody, taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosFault, CosServer } from '../support/servers/cos-server';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { inTime } from '../support/time/fake-time';

const KEY = 'cloud-infinite/PicProcess/2022/07/18/c939.Success.json';
const BODY = xmlBody(taskFinish());
const CONTEXT = { request_id: 'r1', time_limit_in_ms: 1_500 };

let server: CosServer;
let lines: LogEntry[];

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

describe('the function, when it starts', () => {
  it('says once that it lets everyone in, if it is told to', async () => {
    const handler = functionWith(() => ({ ...environment(), CALLBACK_TOKEN: '', AUTH: 'none' }));
    const warning = {
      time: expect.any(String) as string,
      level: 'warn',
      message: 'AUTH=none: anyone who knows the URL can write to the sinks.',
    };
    expect(lines).toEqual([warning]);
    await handler(functionUrlEvent(BODY), CONTEXT);
    expect(lines).toEqual([warning, expect.objectContaining({ level: 'info', status: 200 })]);
  });

  it('starts although that cannot be said', async () => {
    const given = { ...environment(), CALLBACK_TOKEN: '', AUTH: 'none' };
    const closed = (): void => {
      throw new Error('the log is closed');
    };
    const { handler, close } = createFunction(() => given, closed);
    expect(await handler(functionUrlEvent(BODY), CONTEXT)).toMatchObject({ statusCode: 200 });
    close();
  });

  it('says nothing with a token', () => {
    functionWith(environment);
    expect(lines).toEqual([]);
  });
});

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
    { what: 'always loses its answer', faults: always('store-then-reset'), status: 503, stored: true },
  ])('the answer is $status, and no half record is left: it $what', async ({ faults, status, stored }) => {
    server.faults.push(...faults);
    const handler = functionWith(environment);
    const response = await handler(functionUrlEvent(BODY), CONTEXT);
    expect(response.statusCode).toBe(status);
    expect(response.headers['retry-after']).toBe(status === 503 ? '30' : undefined);
    expect(records().map(([key]) => key)).toEqual(stored ? [KEY] : []);
    const before = records();
    await expectRecovery(handler, response, stored ? 'duplicate' : 'written');
    if (stored) expect(records()).toEqual(before);
  });

  it.each<{ what: string; fault: CosFault }>([
    { what: 'answers 500', fault: 500 },
    { what: 'answers 503', fault: 503 },
    { what: 'cuts the connection', fault: 'reset' },
    { what: 'hangs', fault: 'hang' },
    { what: 'is slower than the function', fault: { slow: 3_000 } },
    { what: 'refuses', fault: 403 },
    { what: 'has no such bucket', fault: 404 },
  ])('the answer is 503, in time, and nothing is left: it always $what', async ({ fault }) => {
    server.faults.push(...always(fault));
    const handler = functionWith(environment);
    const response = await inTime(CONTEXT.time_limit_in_ms, () => handler(functionUrlEvent(BODY), CONTEXT));
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('30');
    expect(records()).toEqual([]);
    await expectRecovery(handler, response, 'written');
  });

  it('the answer is 503, in time, when every answer is lost', async () => {
    server.faults.push(...always('store-then-reset'));
    const handler = functionWith(environment);
    const response = await inTime(CONTEXT.time_limit_in_ms, () => handler(functionUrlEvent(BODY), CONTEXT));
    expect(response.statusCode).toBe(503);
  });

  /** Once COS is well again, a re-send makes the record complete. Nothing that was said until then holds a secret. */
  async function expectRecovery(handler: MainHandler, response: HttpResponse, outcome: string): Promise<void> {
    server.faults.length = 0;
    const again = await handler(functionUrlEvent(BODY), CONTEXT);
    expect(outcomeIn(again.body)).toEqual({ jobs: [{ id: 'c939', sink: 'cos', outcome }] });
    const said = JSON.stringify([response, again, lines]);
    for (const secret of [TOKEN, ACCOUNT.secretKey, ACCOUNT.sessionToken]) expect(said).not.toContain(secret);
  }

  it('a callback that nothing took is whole in the log', async () => {
    server.faults.push(...always(500));
    await functionWith(environment)(functionUrlEvent(BODY), CONTEXT);
    expect(lines).toMatchObject([
      { level: 'error', requestId: 'r1', deadLetter: { body: Buffer.from(BODY).toString('base64') } },
      { level: 'error', status: 503 },
    ]);
  });
});
