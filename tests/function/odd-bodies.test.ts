import { parseDeadLetter } from '../../src/delivery/dead-letter';
import { functionUrlEvent } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { memorySink } from '../support/builders/sinks';

/** What made-up calls have found, each as small as it gets. */
const LOST_ONCE: readonly { readonly what: string; readonly body: string; readonly texts: readonly string[] }[] = [
  { what: 'an event that is a node', body: '{"EventName":{"E":"e1"},"WorkflowExecution":{}}', texts: ['e1'] },
  { what: 'several events', body: '{"EventName":["e1","e2"],"JobsDetail":{"S":96}}', texts: ['e1', 'e2', '96'] },
  {
    what: 'an event that comes twice',
    body: '<Response><EventName>e1</EventName><JobsDetail><Tag>t1</Tag></JobsDetail><EventName>e2</EventName></Response>',
    texts: ['e1', 'e2', 't1'],
  },
  { what: 'a node beside a job that has it', body: '{"JobsDetail":[{"Tag":"t1"}],"Tag":"t2"}', texts: ['t1', 't2'] },
  {
    what: 'a node beside jobs of which one is empty',
    body: '{"JobsDetail":{"List":["t1","","t2"],"Tag":"t3"},"A":{"B":[{},{"C":"t4"}]}}',
    texts: ['t1', 't2', 't3', 't4'],
  },
  { what: 'text beside a text', body: '<Response><JobsDetail>t1</JobsDetail> t2 </Response>', texts: ['t1', 't2'] },
  {
    what: 'a job beside a workflow',
    body: '{"EventName":"WorkflowFinish","WorkflowExecution":{"RunId":"w1"},"JobsDetail":{"JobId":"j1","A":"t1"}}',
    texts: ['w1', 'j1', 't1'],
  },
  {
    what: 'attributes',
    body: '<Response a="t1"><EventName b="t2">e1</EventName><JobsDetail c="t3"><JobId d="t4">j1</JobId></JobsDetail></Response>',
    texts: ['t1', 't2', 'e1', 't3', 't4', 'j1'],
  },
  {
    what: 'a Tag that is a node',
    body: '{"JobsDetail":{"Tag":{"A":"t1"},"Operation":{"Tag":"t2"}}}',
    texts: ['t1', 't2'],
  },
  { what: 'a number beyond any double', body: '{"JobsDetail":{"JobId":"j1","A":1e400}}', texts: ['j1', '1e400'] },
];

it.each(LOST_ONCE)('$what is kept', async ({ body, texts }) => {
  const sink = memorySink();
  const { handler } = receiver({ sinks: [sink] });
  expect(await handler(functionUrlEvent(body), CONTEXT)).toMatchObject({ statusCode: 200 });
  const records = [...sink.stored.values()].join('\n');
  for (const text of texts) expect(records).toContain(text);
});

it.each([
  {
    what: 'a name that comes twice',
    body: '{"JobsDetail":{"JobId":"a"},"JobsDetail":{"JobId":"b"}}',
    says: 'a second time',
  },
  { what: 'an entity that nobody declared', body: '<r><JobsDetail>&nbsp;</JobsDetail></r>', says: 'line 1, column 16' },
  { what: 'the end of a section in a text', body: '<r><a>]]></a></r>', says: 'line 1, column 7' },
  { what: 'an attribute that comes twice', body: '<r><a b="1" b="2"/></r>', says: 'line 1, column 13' },
])('$what is refused with its place, and kept as it came', async ({ body, says }) => {
  const sink = memorySink();
  const { handler, deadLetters } = receiver({ sinks: [sink] });
  const response = await handler(functionUrlEvent(body), CONTEXT);
  expect(response).toMatchObject({ statusCode: 400, body: expect.stringContaining(says) as string });
  expect(sink.stored.size).toBe(0);
  const [letter = ''] = deadLetters.stored.values();
  expect(Buffer.from(parseDeadLetter(letter)?.body ?? '', 'base64').toString()).toBe(body);
});

it.each([
  { what: 'JSON that is called Base64', body: '{}', isBase64Encoded: true },
  { what: 'XML that is called Base64', body: '<Response></Response>', isBase64Encoded: true },
  { what: 'Base64 of the URL alphabet', body: '_-__', isBase64Encoded: true },
  { what: 'Base64 that is cut', body: 'leHQi', isBase64Encoded: true },
  { what: 'half a character', body: '0\ud800', isBase64Encoded: false },
])('$what is kept exactly as it came', async ({ body, isBase64Encoded }) => {
  const { handler, deadLetters } = receiver({ sinks: [memorySink()] });
  const event = { ...functionUrlEvent(''), body, isBase64Encoded };
  expect(await handler(event, CONTEXT)).toMatchObject({ statusCode: 400 });
  const [letter = ''] = deadLetters.stored.values();
  const { event: came, body: bytes = '' } = parseDeadLetter(letter) ?? {};
  expect(came?.body ?? Buffer.from(bytes, 'base64').toString()).toBe(body);
  expect(came?.isBase64Encoded).toBe(isBase64Encoded);
});

it.each(['\u0000', '\u0085', '\u009f', '\u2028', '\u2029', '\ud800'])(
  'an id with %j is answered in one line without control characters',
  async (character) => {
    const { handler } = receiver({ sinks: [memorySink()] });
    const body = JSON.stringify({ JobsDetail: { JobId: `a${character}b` } });
    const response = await handler(functionUrlEvent(body), CONTEXT);
    expect(response.statusCode).toBe(200);
    expect(response.body).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  },
);
