import { readFileSync } from 'node:fs';
import { jsonBody, picProcessDetail, taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { functionUrlEvent, TOKEN, TRIGGERS } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { memorySink } from '../support/builders/sinks';

const PREVIOUS = 'previous-token-0123456789abc';
const KEY = 'ci/PicProcess/c939.Success.json';
const BODY = xmlBody(taskFinish());

const contentOf = ({ body }: { readonly body: string }): unknown => JSON.parse(body);
const WAYS = TRIGGERS.flatMap((trigger) =>
  [false, true].flatMap((base64) =>
    [
      { form: 'xml', body: BODY },
      { form: 'json', body: jsonBody(taskFinish()) },
    ].map((body) => ({ ...trigger, ...body, base64 })),
  ),
);

describe('a callback', () => {
  it.each(WAYS)(
    'is stored from $form by $trigger (Base64: $base64)',
    async ({ trigger, eventOf, form, body, base64 }) => {
      const sink = memorySink();
      const { handler, lines, deadLetters } = receiver({ sinks: [sink] });
      const response = await handler(eventOf(body, { base64 }), CONTEXT);
      expect(response.statusCode).toBe(200);
      expect(contentOf(response)).toEqual({ jobs: [{ id: 'c939', sink: 'memory', outcome: 'written' }] });
      expect([...sink.stored.keys()]).toEqual([KEY]);
      expect(lines).toMatchObject([{ level: 'info', status: 200, trigger, form, bytes: Buffer.byteLength(body) }]);
      expect(deadLetters.stored.size).toBe(0);
    },
  );

  it('has the same bytes whatever way it came', async () => {
    const sink = memorySink();
    const { handler } = receiver({ sinks: [sink] });
    const outcomes = [];
    for (const { eventOf, body, base64 } of WAYS)
      outcomes.push(contentOf(await handler(eventOf(body, { base64 }), CONTEXT)));
    const answerOf = (outcome: string) => ({ jobs: [{ id: 'c939', sink: 'memory', outcome }] });
    expect(outcomes).toEqual([answerOf('written'), ...WAYS.slice(1).map(() => answerOf('duplicate'))]);
    expect(sink.stored.size).toBe(1);
  });

  it('of several jobs is one record each, a job that comes twice one', async () => {
    const sink = memorySink();
    const { handler } = receiver({ sinks: [sink] });
    const jobs = ['a', 'b', 'a'].map((JobId) => picProcessDetail({ JobId }));
    expect(contentOf(await handler(functionUrlEvent(xmlBody(taskFinish(...jobs))), CONTEXT))).toEqual({
      jobs: [
        { id: 'a', sink: 'memory', outcome: 'written' },
        { id: 'b', sink: 'memory', outcome: 'written' },
        { id: 'a', sink: 'memory', outcome: 'duplicate' },
      ],
    });
    expect(sink.stored.size).toBe(2);
  });

  it('has the same record of an odd job wherever it stands, and in whichever callback it comes', async () => {
    const sink = memorySink();
    const { handler } = receiver({ sinks: [sink] });
    const odd = picProcessDetail({ JobId: 'odd', Input: 'a text', Invented: { A: '1' } });
    const other = picProcessDetail({ JobId: 'other' });
    const outcomes = [];
    for (const jobs of [[odd, other], [other, odd, odd], [odd]]) {
      outcomes.push(contentOf(await handler(functionUrlEvent(jsonBody(taskFinish(...jobs))), CONTEXT)));
    }
    expect(JSON.stringify(outcomes).match(/"written"|"conflict"/g)).toEqual(['"written"', '"written"']);
    expect(sink.stored.size).toBe(2);
    expect(sink.stored.get('ci/PicProcess/odd.Success.json')).toMatch(
      /"unknownfields":"\$\.Invented","faults":"\$\.Input: /,
    );
  });

  it('of more jobs than an answer has room for is answered with the first, and how many more there are', async () => {
    const jobs = Array.from({ length: 2000 }, (_, at) => picProcessDetail({ JobId: `j${at}` }));
    const { handler } = receiver({ sinks: [memorySink()], configuration: { maxBodyBytes: 6_000_000 } });
    const response = await handler(functionUrlEvent(jsonBody(taskFinish(...jobs))), {
      ...CONTEXT,
      time_limit_in_ms: 60_000,
    });
    expect(response.statusCode).toBe(200);
    expect(Buffer.byteLength(response.body)).toBeLessThanOrEqual(64 * 1024);
    const { jobs: told, jobsLeftOut } = contentOf(response) as {
      readonly jobs: unknown[];
      readonly jobsLeftOut: number;
    };
    expect(told.length).toBeGreaterThan(500);
    expect(told.length + jobsLeftOut).toBe(2000);
  });

  it('is logged with the token that it carried', async () => {
    const { handler, lines } = receiver({ sinks: [memorySink()], configuration: { tokens: [TOKEN, PREVIOUS] } });
    for (const token of [TOKEN, PREVIOUS]) await handler(functionUrlEvent(BODY, { path: `/${token}` }), CONTEXT);
    expect(lines).toMatchObject([{ token: 'current' }, { token: 'previous' }]);
  });

  it('is the same in every sink', async () => {
    const [first, second] = [memorySink('a'), memorySink('b')];
    const response = await receiver({ sinks: [first, second] }).handler(functionUrlEvent(BODY), CONTEXT);
    expect(contentOf(response)).toMatchObject({ jobs: [{ sink: 'a' }, { sink: 'b' }] });
    expect(first.stored).toEqual(second.stored);
  });

  it.each([
    'task-pic-process.xml.api-gateway',
    'task-pic-process-by-workflow.xml.function-url',
    'task-pic-process-by-workflow.json.function-url',
  ])('is read from the sample %s', async (sample) => {
    const sink = memorySink();
    const { handler } = receiver({ sinks: [sink], configuration: { tokens: undefined } });
    const event: unknown = JSON.parse(readFileSync(`events/${sample}.json`, 'utf8'));
    expect((await handler(event, CONTEXT)).statusCode).toBe(200);
    expect([...sink.stored.values()].map((record): unknown => JSON.parse(record))).toMatchObject([
      { name: 'PicProcess', state: 'Success', known: true, data: { Operation: { JobLevel: 0 } } },
    ]);
  });

  it("that is the console's trial request is answered, and not stored", async () => {
    const sink = memorySink();
    const { handler, lines } = receiver({ sinks: [sink] });
    const trial = {
      code: 0,
      message: 'Test request when setting callback url',
      data: { trace_id: 'test_trace_id', url: 'test_image' },
    };
    const response = await handler(functionUrlEvent(jsonBody(trial)), CONTEXT);
    expect([response.statusCode, contentOf(response)]).toEqual([200, { test: true, jobs: [] }]);
    expect(lines).toMatchObject([{ level: 'info', test: true }]);
    expect(sink.stored.size).toBe(0);
  });
});
