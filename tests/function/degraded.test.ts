import { createFunction } from '../../src/function/create-function';
import type { LogEntry } from '../../src/invocation/log-line';
import type { Environment } from '../../src/schemas/variable';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';

const BODY = xmlBody(taskFinish());
const CONTEXT = { request_id: 'r1', time_limit_in_ms: 1_500 };

let server: CosServer;
let lines: LogEntry[];

beforeEach(async () => {
  server = await startCosServer(ACCOUNT);
  lines = [];
});
afterEach(() => server.stop());

/** A sound environment, to be spoiled. */
const environment = (): Environment => ({
  CALLBACK_TOKEN: TOKEN,
  TENCENTCLOUD_RUNENV: 'SCF',
  ...cosEnvironment(server),
});

const functionWith = (source: () => Environment) => createFunction(source, (line) => lines.push(line)).handler;

describe('a misconfigured function', () => {
  it('says so at every invocation, to the log in full and to the caller in one sentence', async () => {
    const handler = functionWith(() => ({ CALLBACK_TOKEN: 'too-short-to-be-safe', SINKS: 'cos' }));
    for (const event of [functionUrlEvent(BODY), {}]) {
      const response = await handler(event, CONTEXT);
      expect(response.statusCode).toBe(503);
      expect(JSON.parse(response.body)).toEqual({
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
