import { readCallback } from '../../src/callback/read-callback';
import { isSecret, REDACTED, redacted } from '../../src/callback/secrets';
import { parseBody } from '../../src/parse/body';
import { createRecord } from '../../src/records/record';
import { TOKEN } from '../support/builders/events';
import { plainXml } from '../support/generators/xml-text';
import type { XmlNode } from '../support/generators/xml-text';

const URL = `https://receiver.example/${TOKEN}`;

const detail: XmlNode = {
  JobId: 'f1',
  State: 'Success',
  Tag: 'FileCompress',
  CallBack: URL,
  Operation: {
    FileCompressConfig: { CompressKey: 'open-sesame', Format: 'zip' },
    FileUncompressConfig: { UnCompressKey: 'open-sesame' },
    DocProcess: { DocPassword: 'open-sesame' },
    New: { Encryption: { Key: 'open-sesame', IV: 'open-sesame', KeyType: '1' }, Callback: URL },
  },
};

const recordOf = (body: string): string => {
  const [job] = readCallback(parseBody(body).tree).jobs;
  return job ? createRecord(job, { objectPrefix: 'ci', objectKey: '{id}.{state}' }).body.toString() : '';
};

it('no secret of a job is in its record, in either form, and the bytes are the same', () => {
  const tree = { EventName: 'TaskFinish', JobsDetail: detail };
  const [xml, json] = [recordOf(plainXml({ Response: tree })), recordOf(JSON.stringify(tree))];
  expect(xml).toBe(json);
  expect(xml).not.toMatch(/open-sesame/);
  expect(xml).not.toContain(TOKEN);
  expect(JSON.parse(xml)).toMatchObject({
    data: { CallBack: REDACTED, Operation: { New: { Encryption: { Key: REDACTED, IV: REDACTED, KeyType: '1' } } } },
  });
});

it('no secret of a moderation is in its record, also in nodes that are kept as they came', () => {
  const conf = {
    Callback: URL,
    Encryption: [{ Key: 'open-sesame' }],
    Other: [1, { DocPassword: { a: 'open-sesame' } }],
  };
  const job = { JobId: 's1', State: 'Success', Object: 'a.jpg', Conf: conf };
  const record = recordOf(JSON.stringify({ EventName: 'ReviewImage', JobsDetail: job }));
  expect(record).not.toMatch(/open-sesame/);
  expect(record).not.toContain(TOKEN);
  expect(JSON.parse(record)).toMatchObject({ data: { Conf: { Other: [1, { DocPassword: REDACTED }] } } });
});

it.each([
  { name: 'CallBack', trail: [], secret: true },
  { name: 'CALLBACK', trail: [], secret: true },
  { name: 'CompressKey', trail: ['FileCompressConfig'], secret: true },
  { name: 'Key', trail: ['Encryption'], secret: true },
  { name: 'Key', trail: ['Encryption', 0], secret: true },
  { name: 'Key', trail: ['CosHeaders', 0], secret: false },
  { name: 'Url', trail: ['Start', 'Input', 'NotifyConfig'], secret: true },
  { name: 'Url', trail: ['Input'], secret: false },
  { name: 'Keywords', trail: [], secret: false },
  { name: 'CallBackFormat', trail: [], secret: false },
  { name: 'KeyId', trail: ['Encryption'], secret: false },
])('$name below $trail is a secret: $secret', ({ name, trail, secret }) => {
  expect(isSecret(name, trail)).toBe(secret);
});

it('an empty secret is no secret, and a value without one is not copied', () => {
  const value = { CallBack: '', a: [{ b: '1' }] };
  expect(redacted(value, [])).toBe(value);
});
