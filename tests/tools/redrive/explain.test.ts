import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../../src/configuration/configuration';
import { createFunction } from '../../../src/function/create-function';
import { explain } from '../../../src/tools/redrive/explain';
import { apiGatewayEvent, functionUrlEvent } from '../../support/builders/events';
import { callbackOf, letterOf } from '../../support/builders/letters';
import { jsonBody, taskFinish, xmlBody } from '../../support/generators/callback-bodies';

const CONTEXT = { request_id: 'r1', time_limit_in_ms: 10_000 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'explain-'));
});
afterEach(() => rm(folder, { recursive: true }));

const environment = (change: Readonly<Record<string, string>> = {}) => ({
  AUTH: 'none',
  SINKS: 'file',
  FILE_DIRECTORY: path.join(folder, 'records'),
  ...change,
});

async function explained(content: string | Buffer, change: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = path.join(folder, 'content');
  await writeFile(file, content);
  return await explain(file, readConfiguration(environment(change)));
}

const BODIES: readonly { readonly what: string; readonly body: string | Buffer }[] = [
  { what: 'a task in XML', body: xmlBody(taskFinish()) },
  { what: 'a task in JSON', body: jsonBody(taskFinish()) },
  { what: 'an empty body', body: '' },
  { what: 'text', body: 'hello' },
  { what: 'bytes that are no UTF-8', body: Buffer.from([0x3c, 0xff]) },
  { what: 'broken XML', body: '<a><b></a>' },
  { what: 'broken JSON', body: '{"a":}' },
  { what: 'a DOCTYPE', body: '<!DOCTYPE a><a/>' },
  { what: 'a body without a job', body: '<Response/>' },
  { what: 'an object of something else', body: '{"a":1}' },
  { what: 'an empty job', body: '{"EventName":"TaskFinish","JobsDetail":{}}' },
  { what: 'an empty job of an unknown event', body: '{"EventName":"New","JobsDetail":[{}]}' },
  {
    what: 'a job without an id',
    body: '{"EventName":"TaskFinish","JobsDetail":{"Tag":"Transcode","State":"Success"}}',
  },
  {
    what: 'a node of a wrong type',
    body: '{"EventName":"TaskFinish","JobsDetail":{"JobId":"a","Tag":"Tts","Input":"x"}}',
  },
  {
    what: 'the same under an unknown Tag',
    body: '{"EventName":"TaskFinish","JobsDetail":{"JobId":"a","Tag":"New","Input":"x"}}',
  },
  {
    what: 'the same under an unknown event',
    body: '{"EventName":"New","JobsDetail":{"JobId":"a","Tag":"Tts","Input":"x"}}',
  },
  { what: 'an event that nobody knows', body: '{"EventName":"New","Other":{"a":"1"}}' },
  { what: 'a workflow without its node', body: '{"EventName":"WorkflowFinish"}' },
  {
    what: 'the trial request of the console',
    body: '{"code":0,"message":"Test request when setting callback url","data":{"url":"x"}}',
  },
  {
    what: 'a body that is too large',
    body: xmlBody(taskFinish()).replace('</Response>', `${' '.repeat(5000)}</Response>`),
  },
];

describe.each(['strict', 'report'])('explain with VALIDATION=%s says what the handler would do with', (VALIDATION) => {
  it.each(BODIES)('$what', async ({ body }) => {
    const change = { VALIDATION, MAX_BODY_BYTES: '4096' };
    const { handler } = createFunction(
      () => environment(change),
      () => undefined,
    );
    const { statusCode, body: answer } = await handler(functionUrlEvent(body, { base64: true }), CONTEXT);
    const { error } = JSON.parse(answer) as { readonly error?: { readonly code: string } };
    const [verdict] = /^refused {5}(\d+ \w+)/m.exec(await explained(body, change))?.slice(1) ?? ['200'];
    expect(verdict).toBe(error ? `${statusCode} ${error.code}` : '200');
  });
});

describe('explain', () => {
  it('names form, job, record, key and sinks', async () => {
    const text = await explained(xmlBody(taskFinish()), { FILE_FILTER: 'name=Transcode' });
    for (const line of [
      /^body {8}\d+ bytes, at most 2097152 are read$/m,
      /^form {8}xml$/m,
      /^job {9}task PicProcess, id c939, state Success$/m,
      /^schema {6}known$/m,
      /^record {6}\d+ bytes, CloudEvents id c939:Success$/m,
      /^key {9}cloud-infinite\/PicProcess\/2022\/07\/18\/c939\.Success\.json$/m,
      /^sink {8}file does not want it: name=Transcode$/m,
    ]) {
      expect(text).toMatch(line);
    }
  });

  it('reads a body, the event of either trigger and a dead letter alike', async () => {
    const body = xmlBody(taskFinish());
    const letter = letterOf(body);
    const texts = [
      await explained(body),
      await explained(JSON.stringify(functionUrlEvent(body))),
      await explained(JSON.stringify(apiGatewayEvent(body, { base64: true }))),
      await explained(JSON.stringify(letter)),
    ];
    expect(new Set(texts).size).toBe(1);
  });

  it('reads what came of a letter, where its bytes do not tell it', async () => {
    const letter = letterOf('PFJlc3Bvb!!', { request: { isBase64: true, isBase64Encoded: true } });
    expect(await explained(JSON.stringify(letter))).toContain('400 body_unreadable: The body should be Base64');
  });

  it('writes control characters out', async () => {
    const text = await explained(callbackOf({ JobId: 'j\u001b[2J' }));
    expect(text).toContain('id j\\u001b[2J');
    expect(text).not.toContain('\u001b');
  });

  it('says what would be asked about a job, and which bucket is not served', async () => {
    const asking = { CONFIRM: 'on', CI_BUCKETS: 'pictures-1250000000@ap-guangzhou' };
    expect(await explained(callbackOf({ JobId: 'j1' }), asking)).toContain(
      'question    jobs/j1 in every bucket of CI_BUCKETS; if that does not know it, pic_jobs/j1',
    );
    expect(await explained(callbackOf({ JobId: '../x' }), asking)).toContain(
      'question    refused: Cloud Infinite cannot be asked about it: its JobId is none of Cloud Infinite',
    );
    const foreign = await explained(callbackOf({ Input: { BucketId: 'other-1250000000' } }), asking);
    expect(foreign).toContain(
      'refused     403 foreign_bucket: $.JobsDetail[0]: job j1 is of the bucket other-1250000000',
    );
    expect(foreign).not.toContain('question');
  });
});
