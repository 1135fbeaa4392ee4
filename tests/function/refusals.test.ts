import { name, version } from '../../package.json';
import { CallbackError } from '../../src/foundation/errors';
import { picProcessDetail, taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { functionUrlEvent, OTHER_EVENTS, TOKEN } from '../support/builders/events';
import type { EventParts } from '../support/builders/events';
import { CONTEXT, HURRIED, receiver } from '../support/builders/receiver';
import { failingSink, hangingSink, memorySink } from '../support/builders/sinks';
import { inTime } from '../support/time/fake-time';

const BODY = xmlBody(taskFinish());
const contentOf = ({ body }: { readonly body: string }): unknown => JSON.parse(body);
describe('what is no callback', () => {
  it.each(OTHER_EVENTS)('is refused: $what', async ({ event }) => {
    const response = await receiver({ sinks: [memorySink()] }).handler(event, CONTEXT);
    expect(response.statusCode).toBe(400);
    expect(contentOf(response)).toMatchObject({ error: { code: 'event_not_supported', requestId: 'r1' } });
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('is refused: %s', async (method) => {
    const { handler, deadLetters } = receiver({ sinks: [] });
    const response = await handler(functionUrlEvent(BODY, { method }), CONTEXT);
    expect([response.statusCode, deadLetters.stored.size]).toEqual([405, 0]);
    expect(response.headers['allow']).toBe('POST');
    expect(contentOf(response)).toMatchObject({ error: { code: 'method_not_allowed' } });
  });

  it.each(['/health', '/release/health'])('may be a health check: GET %s', async (path) => {
    const response = await receiver({ sinks: [] }).handler(functionUrlEvent('', { method: 'GET', path }), CONTEXT);
    expect([response.statusCode, contentOf(response)]).toEqual([200, { name, version }]);
  });
});

describe('a refusal', () => {
  it('of a request without a token stores nothing, and does not read the body', async () => {
    const sink = memorySink();
    const { handler, lines, deadLetters } = receiver({ sinks: [sink] });
    for (const body of [BODY, '<broken', 'x'.repeat(20_000)]) {
      const response = await handler(functionUrlEvent(body, { path: '/guess' }), CONTEXT);
      expect(response.statusCode).toBe(401);
      expect(contentOf(response)).toMatchObject({ error: { code: 'unauthorized', issues: [] } });
    }
    expect([sink.stored.size, deadLetters.stored.size]).toEqual([0, 0]);
    for (const line of lines) expect(line).not.toHaveProperty('bytes');
  });

  it.each<{ what: string; body: string | Buffer; parts?: EventParts; status: number; code: string; says: string }>([
    { what: 'an empty body', body: '', status: 400, code: 'body_unreadable', says: 'empty' },
    { what: 'text', body: 'hello', status: 400, code: 'body_unreadable', says: 'neither XML nor JSON' },
    {
      what: 'bytes that are no text',
      body: Buffer.from([0x3c, 0xff]),
      parts: { base64: true },
      status: 400,
      code: 'body_unreadable',
      says: 'byte 1',
    },
    { what: 'broken XML', body: '<Response><a></Response>', status: 400, code: 'xml_malformed', says: 'line 1' },
    { what: 'broken JSON', body: '{"a":}', status: 400, code: 'json_malformed', says: 'line 1' },
    {
      what: 'too many bytes',
      body: `<a>${'x'.repeat(10_000)}</a>`,
      status: 413,
      code: 'body_too_large',
      says: '10007 bytes',
    },
    {
      what: 'no callback',
      body: '<Response><JobsDetail><JobId/><Tag> </Tag></JobsDetail></Response>',
      status: 422,
      code: 'schema_mismatch',
      says: '$.JobsDetail[0]: expected a value in some node, got none.',
    },
    {
      what: 'an empty job',
      body: xmlBody({ EventName: 'TaskFinish', JobsDetail: '' }),
      status: 422,
      code: 'schema_mismatch',
      says: '$.JobsDetail[0]: expected a value in some node, got none.',
    },
  ])('of $what says what is wrong, and keeps the request', async ({ body, parts, status, code, says }) => {
    const sink = memorySink();
    const { handler, lines, deadLetters } = receiver({ sinks: [sink] });
    const response = await handler(functionUrlEvent(body, parts), CONTEXT);
    expect(response.statusCode).toBe(status);
    expect(contentOf(response)).toEqual({
      error: {
        code,
        message: expect.stringContaining(says) as string,
        issues: expect.any(Array) as unknown[],
        requestId: 'r1',
      },
    });
    expect(response.headers).not.toHaveProperty('retry-after');
    expect(lines).toMatchObject([{ level: 'error', status, error: { code } }]);
    expect(sink.stored.size).toBe(0);
    const [letter = '{}'] = deadLetters.stored.values();
    expect(JSON.parse(letter)).toMatchObject({ error: { code }, body: Buffer.from(body).toString('base64') });
  });

  it('names each fault of a callback in strict mode', async () => {
    const { handler } = receiver({ sinks: [memorySink()], configuration: { validation: 'strict' } });
    const response = await handler(
      functionUrlEvent(xmlBody(taskFinish({ Tag: 'PicProcess', State: { a: '1' } }))),
      CONTEXT,
    );
    expect(contentOf(response)).toMatchObject({
      error: {
        issues: [
          { path: '$.JobsDetail[0].JobId', message: '$.JobsDetail[0].JobId: expected a value, got nothing.' },
          {
            path: '$.JobsDetail[0].State',
            message: '$.JobsDetail[0].State: expected text, got a node with child nodes.',
          },
        ],
      },
    });
  });
});

describe('a sink that does not confirm', () => {
  const SECRET = 'secret-never-in-an-answer';
  /** The time limit without the reserve. */
  const USABLE_MS = 800;

  it.each([
    { what: 'fails', broken: failingSink(new CallbackError('sink_failed', `PUT ${SECRET}`)) },
    { what: 'fails unexpectedly', broken: failingSink(new Error(SECRET)) },
    { what: 'hangs', broken: hangingSink() },
  ])('is a 503 to the caller, who learns no more, in time ($what)', async ({ broken }) => {
    const sink = memorySink();
    const { handler, lines, deadLetters } = receiver({ sinks: [broken, sink] });
    const response = await inTime(USABLE_MS, () => handler(functionUrlEvent(BODY), HURRIED));
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('30');
    expect(contentOf(response)).toEqual({
      error: {
        code: 'sink_failed',
        message: 'Not every sink has confirmed every job; the log names each outcome.',
        issues: [],
        requestId: 'r1',
      },
    });
    expect(lines).toMatchObject([
      {
        level: 'error',
        status: 503,
        jobs: [{ id: 'c939', sinks: [{ outcome: 'failed' }, { sink: 'memory', outcome: 'written' }] }],
      },
    ]);
    expect(sink.stored.size).toBe(1);
    expect(deadLetters.stored.size).toBe(1);
  });

  it('leaves a quarter of the time to the dead letter', async () => {
    const sink = hangingSink();
    const { handler, deadLetters } = receiver({ sinks: [sink] });
    await inTime(USABLE_MS, () => handler(functionUrlEvent(BODY), HURRIED));
    expect([sink.givenMs, deadLetters.givenMs]).toEqual([[600], [200]]);
  });

  it('is a 200 once the callback was sent again and all have confirmed', async () => {
    const sink = memorySink();
    let isDown = true;
    const flaky = {
      ...sink,
      name: 'flaky',
      write: (...args: Parameters<typeof sink.write>) =>
        isDown ? Promise.reject(new Error('down')) : sink.write(...args),
    };
    const { handler } = receiver({ sinks: [flaky] });
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(503);
    isDown = false;
    expect((await handler(functionUrlEvent(BODY), CONTEXT)).statusCode).toBe(200);
  });

  it('does not put the whole callback in the log, unless its dead letter is lost too', async () => {
    const { handler, lines } = receiver({ sinks: [hangingSink()] });
    const body = xmlBody(taskFinish(picProcessDetail({ Message: SECRET })));
    const event = functionUrlEvent(body, { headers: { cookie: SECRET } });
    await inTime(USABLE_MS, () => handler(event, HURRIED));
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});

it('neither answers nor logs a token, a header or the content of a body', async () => {
  const hidden = 'content-never-in-a-log';
  const detail = picProcessDetail({ Message: hidden, Input: { Object: hidden } });
  const bodies = [xmlBody(taskFinish(detail)), xmlBody(taskFinish({ ...detail, JobId: '' })), `<broken>${hidden}`];
  for (const query of [{ token: TOKEN }, { token: `${TOKEN}-wrong` }]) {
    for (const body of bodies) {
      const { handler, lines } = receiver({ sinks: [memorySink(), failingSink(new Error('down'))] });
      const parts = { path: '/', query, headers: { authorization: hidden, cookie: hidden } };
      const response = await handler(functionUrlEvent(body, parts), CONTEXT);
      for (const said of [response.body, JSON.stringify(response.headers), JSON.stringify(lines)]) {
        expect(said).not.toContain(TOKEN);
        expect(said).not.toContain(hidden);
      }
    }
  }
});
