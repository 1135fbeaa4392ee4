import { parseCallback } from '../../src/library';
import { sampleBody } from '../../src/tools/samples/sample-body';
import { callbackKinds } from '../../src/schemas/callback-kinds';
import { refusalOf } from '../support/builders/refusal';

const bodyOf = (name: string, form: 'xml' | 'json', jobs = 1): string => {
  const kind = callbackKinds.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`There is no ${name}.`);
  return sampleBody(kind, { form, state: kind.states[0] ?? '', jobs, workflow: false });
};

describe('parseCallback', () => {
  it('takes text, a Buffer and other bytes alike', () => {
    const body = bodyOf('SoundHound', 'xml');
    const records = parseCallback(body);
    expect(records).toMatchObject([
      { specversion: '1.0', kind: 'task', name: 'SoundHound', state: 'Success', known: true },
    ]);
    expect(parseCallback(Buffer.from(body))).toEqual(records);
    expect(parseCallback(new TextEncoder().encode(body))).toEqual(records);
  });

  it('reads only the part of a buffer that it is given', () => {
    const body = new TextEncoder().encode(bodyOf('Tts', 'json'));
    const padded = new Uint8Array(body.length + 8).fill(0x78);
    padded.set(body, 4);
    expect(parseCallback(padded.subarray(4, 4 + body.length))).toEqual(parseCallback(body));
  });

  it.each(['application/xml', 'application/json', 'text/plain', ''])(
    'lets the body decide, not the type %p',
    (type) => {
      expect(parseCallback(bodyOf('Concat', 'json'), type)).toEqual(parseCallback(bodyOf('Concat', 'xml'), type));
    },
  );

  it('gives one record a job, in the order of the body', () => {
    const records = parseCallback(bodyOf('Transcode', 'xml', 3));
    expect(records.map(({ subject }) => subject)).toEqual(
      [...bodyOf('Transcode', 'json', 3).matchAll(/"JobId":"(\w+)"/g)].map(([, id]) => `jobs/${id ?? ''}`),
    );
  });

  it('gives no record for the trial request of the console', () => {
    expect(parseCallback(bodyOf('ConsoleTest', 'json'))).toEqual([]);
  });

  it('gives the record of a Tag that is not documented', () => {
    expect(
      parseCallback('<Response><JobsDetail><Tag>New</Tag><JobId>z1</JobId></JobsDetail></Response>'),
    ).toMatchObject([{ kind: 'task', name: 'New', known: false, data: { JobId: 'z1', Tag: 'New' } }]);
  });

  it.each([
    ['', 'body_unreadable'],
    ['<Response>', 'xml_malformed'],
    ['{"EventName":', 'json_malformed'],
    ['<!DOCTYPE a><a/>', 'body_forbidden'],
    ['{}', 'schema_mismatch'],
    ['{"JobsDetail":{"Tag":"Concat"}}', 'schema_mismatch'],
  ])('refuses %p with the code %s', (body, code) => {
    expect(refusalOf(() => parseCallback(body)).code).toBe(code);
  });

  it('keeps the attributes of XML as fields that no schema knows', () => {
    const job =
      '<Tag>Transcode</Tag><JobId type="x">j1</JobId><State>Success</State><Input a="1"><Object>o</Object></Input>';
    const body = `<Response><EventName>TaskFinish</EventName><JobsDetail>${job}</JobsDetail></Response>`;
    const [record] = parseCallback(body);
    expect(record).toMatchObject({ subject: 'jobs/j1', known: true });
    expect(record?.data).toMatchObject({ JobId: 'j1', 'JobId@type': 'x', Input: { Object: 'o', '@a': '1' } });
    expect(record?.unknownfields).toBe('$.Input["@a"] $["JobId@type"]');
  });
});
