import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../../src/configuration/configuration';
import type { DeadLetter } from '../../../src/delivery/dead-letter';
import { letterSender } from '../../../src/tools/redrive/letter-sender';
import type { Verdict } from '../../../src/tools/redrive/redriven';
import type { Environment } from '../../../src/schemas/variable';
import { callbackOf, CONSOLE_TEST, letterOf, storedFile } from '../../support/builders/letters';
import { filesBelow } from '../../support/files/files-below';

let folder: string;
let removed: string[];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'letter-sender-'));
  removed = [];
});
afterEach(() => rm(folder, { recursive: true }));

interface Sending {
  readonly change?: Environment;
  readonly without?: readonly string[];
  readonly isDry?: boolean;
}

async function sent(letter: DeadLetter, { change = {}, without = [], isDry = false }: Sending = {}): Promise<Verdict> {
  const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: folder, ...change };
  const sender = letterSender(readConfiguration(environment), environment, { without, isDry });
  const verdict = await sender.send(storedFile('a.json', { letter }, removed), letter);
  sender.close();
  return verdict;
}

const TWO_JOBS = callbackOf({ JobId: 'j1' }, { JobId: 'j2', Tag: 'Transcode' });
const CLOSED = { SINKS: 'file,kafka', KAFKA_BROKERS: '127.0.0.1:1', KAFKA_TOPIC: 'results' };

describe('a letter that was kept for a sink that is not here', () => {
  it('is kept and written nowhere, and the reason says what to set', async () => {
    expect(await sent(letterOf(TWO_JOBS, { sinks: ['file', 'kafka'] }))).toEqual({
      outcome: 'kept',
      detail:
        'It is for kafka, which is not among the sinks here. Set SINKS=file,kafka and KAFKA_BROKERS, KAFKA_TOPIC; ' +
        'if it is given up for good, say --without kafka.',
    });
    expect([removed, await filesBelow(folder)]).toEqual([[], []]);
  });

  it('needs no variable that another sink has set already', async () => {
    const change = { COS_REGION: 'ap-guangzhou' };
    const { detail } = await sent(letterOf(TWO_JOBS, { sinks: ['cmq'] }), { change });
    expect(detail).toContain('Set SINKS=file,cmq and CMQ_QUEUE or CMQ_TOPIC;');
  });

  it('is delivered once that sink is given up', async () => {
    const letter = letterOf(TWO_JOBS, { sinks: ['file', 'kafka'] });
    expect(await sent(letter, { without: ['kafka'] })).toMatchObject({ outcome: 'delivered' });
    expect(removed).toEqual(['a.json']);
  });

  it.each([
    { what: 'and cmq is given up', without: ['cmq'], outcome: 'kept' },
    { what: 'and both are given up', without: ['cmq', 'kafka'], outcome: 'delivered' },
  ])('needs every one to be given up: $what', async ({ without, outcome }) => {
    expect(await sent(letterOf(TWO_JOBS, { sinks: ['cmq', 'kafka'] }), { without })).toMatchObject({ outcome });
  });
});

describe('a letter is delivered, and removed,', () => {
  it('if it names no sinks, by the settings of today', async () => {
    const { sinks: _, ...older } = letterOf(TWO_JOBS);
    expect(await sent(older)).toEqual({ outcome: 'delivered', detail: 'PicProcess Success, Transcode Success' });
    expect(removed).toEqual(['a.json']);
  });

  it('only if every sink of today confirms it', async () => {
    const verdict = await sent(letterOf(TWO_JOBS, { sinks: ['file'] }), { change: CLOSED });
    expect(verdict).toMatchObject({ outcome: 'kept', code: 'sink_failed' });
    expect(removed).toEqual([]);
  }, 60_000);

  it('if a sink of it has a filter that does not want it', async () => {
    const change = { ...CLOSED, KAFKA_FILTER: 'name=Tts' };
    expect(await sent(letterOf(TWO_JOBS, { sinks: ['file', 'kafka'] }), { change })).toMatchObject({
      outcome: 'delivered',
    });
  });
});

describe('a letter that a handler answers with 200 is kept', () => {
  it.each([
    {
      what: 'if no filter wants it',
      body: TWO_JOBS,
      filter: 'name=Tts',
      verdict: { outcome: 'skipped', detail: 'No sink wants PicProcess Success, Transcode Success' },
    },
    {
      what: 'if it lacks what the filter asks for',
      body: callbackOf({}),
      filter: 'bucket=b-1250000000',
      verdict: { outcome: 'skipped', detail: 'No sink wants PicProcess Success (no bucket)' },
    },
    {
      what: 'if no filter wants one of its jobs',
      body: TWO_JOBS,
      filter: 'name=PicProcess',
      verdict: { outcome: 'kept', detail: 'No sink wants 1 of its 2 jobs: Transcode Success' },
    },
    {
      what: 'if the console tries the URL',
      body: CONSOLE_TEST,
      filter: 'name=Tts',
      verdict: { outcome: 'test', detail: 'The console tried the URL, and there is nothing to deliver.' },
    },
  ])('$what', async ({ body, filter, verdict }) => {
    expect(await sent(letterOf(body), { change: { FILE_FILTER: filter } })).toEqual(verdict);
    expect(removed).toEqual([]);
  });
});

describe('a letter that is delivered but may not be removed', () => {
  it('says so', async () => {
    const letter = letterOf(TWO_JOBS);
    const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: folder };
    const { send } = letterSender(readConfiguration(environment), environment, { without: [], isDry: false });
    const file = { ...storedFile('a.json', { letter }), remove: () => Promise.reject(new Error('EACCES')) };
    expect(await send(file, letter)).toEqual({
      outcome: 'not removed',
      detail: 'It was delivered, but is still there: EACCES',
    });
  });
});

describe('a dry run', () => {
  const STRICT = { VALIDATION: 'strict' };
  const ODD = callbackOf({ Operation: { JobLevel: 'high' } });
  it.each([
    { body: TWO_JOBS, change: {}, verdict: { outcome: 'would be delivered' } },
    { body: TWO_JOBS, change: CLOSED, verdict: { outcome: 'would be delivered' } },
    { body: '<Response>', change: {}, verdict: { outcome: 'would be kept', code: 'xml_malformed' } },
    { body: ODD, change: STRICT, verdict: { outcome: 'would be kept', code: 'schema_mismatch' } },
    { body: TWO_JOBS, change: { FILE_FILTER: 'name=Tts' }, verdict: { outcome: 'would be skipped' } },
    { body: CONSOLE_TEST, change: {}, verdict: { outcome: 'test' } },
  ])('says $verdict and writes nothing', async ({ body, change, verdict }) => {
    expect(await sent(letterOf(body), { change, isDry: true })).toMatchObject(verdict);
    expect([removed, await filesBelow(folder)]).toEqual([[], []]);
  });

  it('says of a record what is too large for its queue', async () => {
    const change = { SINKS: 'cmq', CMQ_REGION: 'ap-guangzhou', CMQ_QUEUE: 'q', CMQ_MAX_BYTES: '1024' };
    const body = callbackOf({ UserData: 'x'.repeat(2000) });
    expect(await sent(letterOf(body), { change, isDry: true })).toMatchObject({
      outcome: 'would be kept',
      code: 'sink_failed',
      detail: expect.stringContaining('cmq takes 1024') as unknown,
    });
  });

  it('says which sink is not here', async () => {
    expect(await sent(letterOf(TWO_JOBS, { sinks: ['cos'] }), { isDry: true })).toMatchObject({
      outcome: 'would be kept',
      detail: expect.stringContaining('Set SINKS=file,cos and COS_BUCKET, COS_REGION') as unknown,
    });
  });
});

describe('a letter is sent exactly as it came', () => {
  const broken = 'PFJlc3Bvb!!';
  it.each([
    {
      what: 'broken Base64',
      body: broken,
      request: { isBase64: true, isBase64Encoded: true },
      code: 'body_unreadable',
    },
    { what: 'text that is broken Base64', body: broken, request: {}, code: 'body_unreadable' },
    { what: 'text with half a character', body: '<a>\ud83d</a', request: {}, code: 'xml_malformed' },
  ])('$what', async ({ body, request, code }) => {
    const verdict = await sent(letterOf(body, { request }));
    expect(verdict).toMatchObject({ outcome: 'kept', code });
    const isToldOfBase64 = verdict.detail.startsWith('The body should be Base64');
    expect(isToldOfBase64).toBe('isBase64Encoded' in request);
  });
});
