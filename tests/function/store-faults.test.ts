import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFunction } from '../../src/function/create-function';
import { CallbackError } from '../../src/foundation/errors';
import type { Sink } from '../../src/sinks/sink';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { CONTEXT, receiver } from '../support/builders/receiver';
import { hangingSink, memorySink } from '../support/builders/sinks';
import { picProcessDetail, taskFinish, xmlBody } from '../support/generators/callback-bodies';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosFault, CosServer } from '../support/servers/cos-server';
import { inTime } from '../support/time/fake-time';

const BODY = xmlBody(taskFinish());
const LIMIT_MS = 2_000;

describe('a callback that COS confirms at no try, with dead letters in another store,', () => {
  let cos: CosServer;
  let folder: string;

  beforeEach(async () => {
    cos = await startCosServer(ACCOUNT);
    folder = await mkdtemp(path.join(tmpdir(), 'store-faults-'));
  });
  afterEach(async () => {
    await cos.stop();
    await rm(folder, { recursive: true });
  });

  it.each<{ what: string; fault: CosFault; records: number }>([
    { what: 'answers 500', fault: 500, records: 0 },
    { what: 'answers 503', fault: 503, records: 0 },
    { what: 'throttles', fault: 429, records: 0 },
    { what: 'refuses the keys', fault: 403, records: 0 },
    { what: 'has no such bucket', fault: 404, records: 0 },
    { what: 'cuts every connection', fault: 'reset', records: 0 },
    { what: 'hangs', fault: 'hang', records: 0 },
    { what: 'is something else that answers', fault: 'html-page', records: 0 },
    { what: 'stores the record, but loses every answer', fault: 'store-then-reset', records: 1 },
  ])('is one dead letter there, of its exact bytes, and a 503 in time: COS $what', async ({ fault, records }) => {
    cos.faults.push(...Array.from({ length: 40 }, () => fault));
    const environment = {
      CALLBACK_TOKEN: TOKEN,
      ...cosEnvironment(cos, ACCOUNT),
      SINKS: 'cos',
      DEAD_LETTERS: 'file',
      FILE_DIRECTORY: folder,
    };
    const { handler } = createFunction(
      () => environment,
      () => undefined,
    );
    const context = { request_id: 'r1', time_limit_in_ms: LIMIT_MS };
    const { statusCode } = await inTime(LIMIT_MS, () => handler(functionUrlEvent(BODY), context));
    expect([statusCode, cos.objects.size]).toEqual([503, records]);

    const letters = path.join(folder, 'cloud-infinite', '_dead-letters');
    const [name = '', ...others] = await readdir(letters);
    expect(others).toEqual([]);
    expect(JSON.parse(await readFile(path.join(letters, name), 'utf8'))).toMatchObject({
      error: { code: 'sink_failed' },
      body: Buffer.from(BODY).toString('base64'),
    });
  });
});

it('a callback of which the store refuses one job is a 503 and a dead letter, and the other records are kept', async () => {
  const store = memorySink('picky');
  const picky: Sink = {
    ...store,
    write: (record, deadline) =>
      record.key.includes('j2.')
        ? Promise.reject(new CallbackError('sink_failed', 'it is down'))
        : store.write(record, deadline),
  };
  const body = xmlBody(taskFinish(...['j1', 'j2', 'j3'].map((JobId) => picProcessDetail({ JobId }))));
  const { handler, deadLetters } = receiver({ sinks: [picky] });
  const response = await handler(functionUrlEvent(body), CONTEXT);
  expect(response.statusCode).toBe(503);
  expect([...store.stored.keys()]).toEqual(['ci/PicProcess/j1.Success.json', 'ci/PicProcess/j3.Success.json']);
  expect([...deadLetters.stored.values()].map((letter): unknown => JSON.parse(letter))).toMatchObject([
    { error: { code: 'sink_failed' }, body: Buffer.from(body).toString('base64') },
  ]);
});

it('a callback of many jobs whose store hangs is a 503 in time, and a dead letter', async () => {
  const body = xmlBody(taskFinish(...Array.from({ length: 500 }, (_, at) => picProcessDetail({ JobId: `j${at}` }))));
  const { handler, deadLetters } = receiver({
    sinks: [hangingSink()],
    configuration: { maxBodyBytes: Buffer.byteLength(body) },
  });
  const response = await inTime(CONTEXT.time_limit_in_ms, () => handler(functionUrlEvent(body), CONTEXT));
  expect([response.statusCode, deadLetters.stored.size]).toEqual([503, 1]);
});
