import type { Environment } from '../../src/schemas/variable';
import { createFunction } from '../../src/function/create-function';
import type { MainHandler } from '../../src/trigger/http-response';
import type { LogEntry } from '../../src/invocation/log-line';
import type { Sink } from '../../src/sinks/sink';
import { taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { CMQ_ACCOUNT, startCmqServer } from '../support/servers/cmq-server';
import type { CmqFault, CmqServer } from '../support/servers/cmq-server';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosFault, CosServer } from '../support/servers/cos-server';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { memorySink } from '../support/builders/sinks';
import { inTime } from '../support/time/fake-time';

/** What no test of one part shows: faults of the whole function, over COS and a queue. docs/faults.md has them all. */
const BODY = xmlBody(taskFinish());
const QUEUE = 'queue/records';

let cos: CosServer;
let cmq: CmqServer;
let lines: LogEntry[];

beforeEach(async () => {
  cos = await startCosServer(CMQ_ACCOUNT);
  cmq = await startCmqServer(CMQ_ACCOUNT, [QUEUE]);
  lines = [];
});
afterEach(() => Promise.all([cos.stop(), cmq.stop()]));

function functionWith(change: Environment = {}): MainHandler {
  const environment: Environment = {
    CALLBACK_TOKEN: TOKEN,
    SINKS: 'cos,cmq',
    ...cosEnvironment(cos, CMQ_ACCOUNT),
    CMQ_QUEUE: 'records',
    CMQ_ENDPOINT: cmq.endpoint,
    ...change,
  };
  return createFunction(
    () => environment,
    (line) => lines.push(line),
  ).handler;
}

const LIMIT_MS = 2_000;
const send = async (handler: MainHandler, limitMs = LIMIT_MS): Promise<number> =>
  (await handler(functionUrlEvent(BODY), { request_id: 'r1', time_limit_in_ms: limitMs })).statusCode;

const always = <Fault>(fault: Fault): Fault[] => Array.from({ length: 40 }, () => fault);
const published = (): string[] => cmq.messages.get(QUEUE) ?? [];
const keysIn = (folder: string): string[] => [...cos.objects.keys()].filter((key) => key.includes(folder));
const records = (): string[] => keysIn('/PicProcess/');
const letters = (): string[] => keysIn('/_dead-letters/');

describe('one callback', () => {
  it('delivered many times at once is one record, and at most one message a delivery', async () => {
    const handler = functionWith();
    const statuses = await Promise.all(Array.from({ length: 4 }, () => send(handler)));
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(records()).toHaveLength(1);
    expect(published().length).toBeGreaterThanOrEqual(1);
    expect(published().length).toBeLessThanOrEqual(4);
    expect(new Set(published()).size).toBe(1);

    // Once one of them has ended, a further delivery is known to be one.
    const before = published().length;
    expect(await send(handler)).toBe(200);
    expect(published()).toHaveLength(before);
  });

  it('that no filter wants is answered 200, written nowhere, and logged as skipped', async () => {
    const handler = functionWith({ COS_FILTER: 'state=Failed', CMQ_FILTER: 'name=Transcode' });
    expect(await send(handler)).toBe(200);
    expect([cos.objects.size, published()]).toEqual([0, []]);
    expect(lines).toMatchObject([{ status: 200, jobs: [{ id: 'c939', skipped: true }] }]);
  });
});

describe('when the queue fails', () => {
  it.each<{ what: string; fault: CmqFault }>([
    { what: 'says that it is overloaded', fault: { code: 4420 } },
    { what: 'does not exist', fault: { code: 4440 } },
    { what: 'takes no such keys', fault: { code: 4100 } },
    { what: 'cuts the connection', fault: 'reset' },
    { what: 'hangs', fault: 'hang' },
  ])('the record and a dead letter are kept, and a re-send publishes it once: it $what', async ({ fault }) => {
    cmq.faults.push(...always(fault));
    const handler = functionWith();
    expect(await send(handler, fault === 'hang' ? 1_000 : LIMIT_MS)).toBe(503);
    expect([records().length, letters().length, published().length]).toEqual([1, 1, 0]);

    cmq.faults.length = 0;
    expect(await send(handler)).toBe(200);
    expect([records().length, published().length]).toEqual([1, 1]);
  });
});

describe('when the queue takes a message, but never says so', () => {
  it('the record and a dead letter are kept, and the queue has a copy for every try: the stated duplicate', async () => {
    cmq.faults.push(...always<CmqFault>('store-then-reset'));
    const handler = functionWith();
    expect(await send(handler)).toBe(503);
    const tries = published().length;
    expect(tries).toBeGreaterThan(0);
    expect([records().length, letters().length]).toEqual([1, 1]);

    cmq.faults.length = 0;
    expect(await send(handler)).toBe(200);
    expect(published()).toHaveLength(tries + 1);
    expect(new Set(published()).size).toBe(1);
  });
});

describe('when COS fails before a queue', () => {
  it.each<{ what: string; fault: CosFault }>([
    { what: 'answers 500', fault: 500 },
    { what: 'hangs', fault: 'hang' },
  ])('the queue gets the record all the same, and again with the re-send: COS $what', async ({ fault }) => {
    cos.faults.push(...always(fault));
    const handler = functionWith();
    expect(await inTime(LIMIT_MS, () => send(handler))).toBe(503);
    expect(published()).toHaveLength(1);
    // The dead letter is for COS too.
    expect(lines).toMatchObject([{ deadLetter: { body: Buffer.from(BODY).toString('base64') } }, { status: 503 }]);

    cos.faults.length = 0;
    expect(await send(handler)).toBe(200);
    expect(records()).toHaveLength(1);
    expect(published()).toHaveLength(2);
    expect(new Set(published()).size).toBe(1);
  });
});

describe('a callback that COS takes neither as record nor as dead letter', () => {
  it.each<{ what: string; fault: CosFault | 'stopped' }>([
    { what: 'answers 500', fault: 500 },
    { what: 'answers 503', fault: 503 },
    { what: 'throttles', fault: 429 },
    { what: 'refuses the keys', fault: 403 },
    { what: 'has no such bucket', fault: 404 },
    { what: 'cuts every connection', fault: 'reset' },
    { what: 'hangs', fault: 'hang' },
    { what: 'does not listen', fault: 'stopped' },
  ])('is whole in the log, in time: COS $what', async ({ fault }) => {
    const handler = functionWith({ SINKS: 'cos' });
    if (fault === 'stopped') await cos.stop();
    else cos.faults.push(...always(fault));
    expect(await inTime(LIMIT_MS, () => send(handler))).toBe(503);
    expect(lines).toMatchObject([
      { level: 'error', requestId: 'r1', deadLetter: { body: Buffer.from(BODY).toString('base64') } },
      { level: 'error', status: 503 },
    ]);
    // What is stopped twice is not there to be closed.
    if (fault === 'stopped') cos = await startCosServer(CMQ_ACCOUNT);
  });
});

it('a fault in the function itself is a 500 to the caller, and keeps the request', async () => {
  const sink: Sink = {
    ...memorySink(),
    get name(): string {
      throw new TypeError('a fault that nobody thought of');
    },
  };
  const { handler, deadLetters } = receiver({ sinks: [sink] });
  const response = await handler(functionUrlEvent(BODY), CONTEXT);
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toContain('nobody thought of');
  const [letter = '{}'] = deadLetters.stored.values();
  expect(JSON.parse(letter)).toMatchObject({
    error: { code: 'internal_error' },
    body: Buffer.from(BODY).toString('base64'),
  });
});
