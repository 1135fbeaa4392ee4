import { readFile, readdir } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFunction } from '../../src/function/create-function';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { CONTEXT } from '../support/builders/receiver';
import { plainXml } from '../support/generators/xml-text';

const PASSWORD = 'open-sesame-open';

/** A job that echoes the callback URL with the token, and a password. */
const TREE = {
  EventName: 'TaskFinish',
  JobsDetail: {
    JobId: 'd1',
    Tag: 'DocProcess',
    State: 'Success',
    CallBack: `https://receiver.example/${TOKEN}`,
    Operation: { DocProcess: { DocPassword: PASSWORD, StartPage: 'x' } },
  },
};

it.each([
  { what: 'delivered', validation: 'report', status: 200 },
  { what: 'refused', validation: 'strict', status: 422 },
])('neither the token nor a password is in any record, answer or log line of a job that is $what', async (way) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  const environment = { CALLBACK_TOKEN: TOKEN, SINKS: 'file', FILE_DIRECTORY: folder, VALIDATION: way.validation };
  const lines: string[] = [];
  const { handler } = createFunction(
    () => environment,
    (line) => lines.push(JSON.stringify(line)),
  );
  const answers = [];
  for (const body of [plainXml({ Response: TREE }), JSON.stringify(TREE)]) {
    answers.push(await handler(functionUrlEvent(body), CONTEXT));
  }
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([way.status, way.status]);
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.json/.test(file));
  const letters = files.filter((file) => file.includes('_dead-letters'));
  const records = files.filter((file) => !letters.includes(file));
  expect([records.length > 0, letters.length > 0]).toEqual([way.status === 200, way.status === 422]);
  const texts = await Promise.all(records.map((file) => readFile(path.join(folder, file), 'utf8')));
  for (const text of [...texts, ...lines, ...answers.map(({ body }) => body)]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(PASSWORD);
  }
  await rm(folder, { recursive: true });
});
