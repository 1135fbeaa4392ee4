import { functionUrlEvent } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { memorySink } from '../support/builders/sinks';

const many = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join('');
const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

/** A callback in XML with these jobs, and what stands beside them. */
const task = (jobs: string, beside = ''): string =>
  `<Response><EventName>TaskFinish</EventName>${beside}${jobs}</Response>`;
const job = (nodes: string): string => `<JobsDetail><JobId>j1</JobId>${nodes}</JobsDetail>`;

describe('a body that no callback could be', () => {
  it.each([
    { what: 'XML with a DOCTYPE', body: '<!DOCTYPE a><a/>', says: 'a DOCTYPE' },
    { what: 'XML with a reserved name', body: '<a><constructor/></a>', says: '"constructor"' },
    { what: 'JSON with a reserved name', body: '{"__proto__":1}', says: '"__proto__"' },
    { what: 'XML that is too deep', body: nested(33, '<a>', '</a>'), says: 'more than 32' },
    { what: 'JSON that is too deep', body: nested(33, '[', ']'), says: 'more than 32' },
    { what: 'XML with too many nodes', body: `<a>${'<b/>'.repeat(10_001)}</a>`, says: 'more than 10000' },
    { what: 'JSON with too many values', body: `[${'0,'.repeat(10_001)}0]`, says: 'more than 10000 values' },
    { what: 'XML with too many names in a job', body: task(job(many(501, (at) => `<a${at}/>`))), says: '502 children' },
    {
      what: 'JSON with too many different names',
      body: `[${many(4001, (at) => `{"a${at}":0},`)}0]`,
      says: 'more than 2000 different names',
    },
    { what: 'JSON with a name twice in an object', body: '{"EventName":"a","EventName":"b"}', says: '"EventName"' },
    { what: 'too many jobs', body: task(job('').repeat(101)), says: '101 jobs' },
    {
      what: 'jobs with too much beside them',
      body: task(job('').repeat(50), `<Note>${'x'.repeat(5000)}</Note>`),
      says: 'beside the 50 jobs',
    },
  ])('is a 400 and a dead letter of its exact bytes, and no record: $what', async ({ body, says }) => {
    const sink = memorySink();
    const { handler, deadLetters } = receiver({ sinks: [sink], configuration: { maxBodyBytes: 1_000_000 } });
    const response = await handler(functionUrlEvent(body), CONTEXT);
    expect(response.statusCode).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({
      error: { code: 'body_forbidden', message: expect.stringContaining(says) as string },
    });
    expect([...deadLetters.stored.values()].map((letter): unknown => JSON.parse(letter))).toMatchObject([
      { error: { code: 'body_forbidden' }, body: Buffer.from(body).toString('base64') },
    ]);
    expect(sink.stored.size).toBe(0);
  });
});
