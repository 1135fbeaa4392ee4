import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { letterPlace } from '../../../src/tools/redrive/letters';
import { letterSender } from '../../../src/tools/redrive/letter-sender';
import type { Treatment } from '../../../src/tools/redrive/letter-sender';
import { redriveLetters } from '../../../src/tools/redrive/redrive-letters';
import type { RedriveOptions } from '../../../src/tools/redrive/redrive-letters';
import type { Redriven } from '../../../src/tools/redrive/redriven';
import { readConfiguration } from '../../../src/configuration/configuration';
import type { Environment } from '../../../src/schemas/variable';
import { createFunction } from '../../../src/function/create-function';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { functionUrlEvent } from '../../support/builders/events';
import { callbackOf, letterOf } from '../../support/builders/letters';

const CONTEXT = { request_id: 'r1', time_limit_in_ms: 5_000 };
const MENDED = { VALIDATION: 'report' };

/** A known node of a wrong type: refused while VALIDATION is strict. */
const bodyOf = (id: string): string => callbackOf({ JobId: id, Operation: { JobLevel: 'high' } });

let folder: string;
let environment: Environment;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'redrive-'));
  environment = { AUTH: 'none', FILE_DIRECTORY: folder, VALIDATION: 'strict' };
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const receive = async (body: string): Promise<number> => {
  const { handler } = createFunction(
    () => environment,
    () => undefined,
  );
  return (await handler(functionUrlEvent(body), CONTEXT)).statusCode;
};

/** Sends what lies where the settings say; `isDry`: only says what would become of it. */
async function redrive(options: RedriveOptions & { isDry?: boolean } = {}, change: Environment = {}) {
  const today = { ...environment, ...change };
  const configuration = readConfiguration(today);
  const files = await (await letterPlace(undefined, configuration, today)).files();
  const { send, close } = letterSender(configuration, today, { without: [], isDry: options.isDry ?? false });
  const redriven: Redriven[] = [];
  for await (const one of redriveLetters(files, send, options)) redriven.push(one);
  close();
  return redriven;
}

const recordsIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory, { recursive: true })).filter((name) => /PicProcess.*\.json$/.test(name)).sort();

describe('a redrive', () => {
  it('delivers every letter once the cause is mended, and twice run delivers nothing twice', async () => {
    for (const id of ['j1', 'j2', 'j3']) expect(await receive(bodyOf(id))).toBe(422);
    const first = await redrive({}, MENDED);
    expect(first.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered', 'delivered']);
    const records = await recordsIn(folder);
    expect(records).toHaveLength(3);
    expect(await redrive({}, MENDED)).toEqual([]);
    expect(await recordsIn(folder)).toEqual(records);
  });

  it('keeps what still fails, and says why', async () => {
    await receive(bodyOf('j1'));
    const [kept] = await redrive();
    expect(kept).toMatchObject({ outcome: 'kept', reason: 'schema_mismatch', code: 'schema_mismatch' });
    expect(kept?.detail).toContain('JobLevel');
    expect(await redrive()).toHaveLength(1);
  });

  it('can be limited, and a letter that the filter does not find does not count', async () => {
    for (const id of ['j1', 'j2', 'k3', 'k4']) await receive(bodyOf(id));
    expect(await redrive({ limit: 1 })).toHaveLength(1);
    const outcomes = (await redrive({ filter: 'k', limit: 2 }, { VALIDATION: 'report' })).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'delivered')).toHaveLength(2);
    expect(await recordsIn(folder)).toHaveLength(2);
  });

  it('sends at most so many a second', async () => {
    for (const id of ['j1', 'j2', 'j3']) await receive(bodyOf(id));
    const started = performance.now();
    await redrive({ perSecond: 10 });
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('can be interrupted: what was not sent is still there', async () => {
    for (const id of ['j1', 'j2', 'j3']) await receive(bodyOf(id));
    const stop = new AbortController();
    const today = { ...environment, ...MENDED };
    const configuration = readConfiguration(today);
    const files = await (await letterPlace(undefined, configuration, today)).files();
    const { send } = letterSender(configuration, today, { without: [], isDry: false });
    const outcomes: string[] = [];
    const options = { perSecond: 1, signal: stop.signal };
    for await (const { outcome } of redriveLetters(files, send, options)) {
      outcomes.push(outcome);
      stop.abort();
    }
    expect(outcomes).toEqual(['delivered']);
    expect(await redrive({}, MENDED)).toHaveLength(2);
    expect(await recordsIn(folder)).toHaveLength(3);
  });

  it.each([
    { when: 'is sent', stopAt: 'send j1', done: ['read j1', 'send j1'] },
    { when: 'is read', stopAt: 'read j2', done: ['read j1', 'send j1', 'read j2'] },
  ])('ends after the letter that is under way, when it is told to while one $when', async ({ stopAt, done }) => {
    const stop = new AbortController();
    const steps: string[] = [];
    const step = <Result>(name: string, result: Result): Promise<Result> => {
      steps.push(name);
      if (name === stopAt) stop.abort();
      return Promise.resolve(result);
    };
    const files = ['j1', 'j2', 'j3'].map((name) => ({
      name,
      location: name,
      read: () => step(`read ${name}`, { letter: letterOf(bodyOf(name)) }),
      remove: () => Promise.resolve(),
    }));
    const send: Treatment = ({ name }) => step(`send ${name}`, { outcome: 'delivered', detail: '' });
    for await (const { outcome } of redriveLetters(files, send, { signal: stop.signal }))
      expect(outcome).toBe('delivered');
    expect(steps).toEqual(done);
  });

  it('makes no second letter of one that fails again', async () => {
    await receive(bodyOf('j1'));
    const elsewhere = path.join(folder, 'elsewhere');
    const today = { ...environment, FILE_DIRECTORY: elsewhere };
    const configuration = readConfiguration(today);
    const { send } = letterSender(configuration, today, { without: [], isDry: false });
    const files = await (await letterPlace(folder, configuration, today)).files();
    for await (const { outcome } of redriveLetters(files, send)) expect(outcome).toBe('kept');
    expect(await readdir(folder)).not.toContain('elsewhere');
  });

  it('of a folder without letters is nothing', async () => {
    expect(await redrive()).toEqual([]);
  });

  it.each([
    { text: '{}', outcome: 'no letter' },
    { text: '{"id":"a', outcome: 'damaged' },
    { text: JSON.stringify({ ...letterOf(bodyOf('j1')), error: null }), outcome: 'damaged' },
  ])('passes over files that are no letters, and says so: $outcome', async ({ text, outcome }) => {
    const letters = path.join(folder, 'cloud-infinite/_dead-letters');
    await mkdir(letters, { recursive: true });
    await writeFile(path.join(letters, '0.json'), text);
    await receive(bodyOf('j1'));
    const redriven = await redrive({}, MENDED);
    expect(redriven.map((one) => one.outcome)).toEqual([outcome, 'delivered']);
    expect(await readdir(letters)).toEqual(['0.json']);
  });
});

describe('a redrive from COS', () => {
  let server: CosServer;

  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
    environment = { AUTH: 'none', VALIDATION: 'strict', ...cosEnvironment(server) };
    for (const id of ['j1', 'j2']) await receive(bodyOf(id));
  });
  afterEach(() => server.stop());

  const keysWith = (part: string): string[] => [...server.objects.keys()].filter((key) => key.includes(part));

  it('lists, reads, delivers and removes', async () => {
    expect([...server.objects.keys()].every((key) => key.startsWith('cloud-infinite/_dead-letters/'))).toBe(true);
    expect((await redrive({}, MENDED)).map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered']);
    expect(keysWith('_dead-letters')).toEqual([]);
    expect(keysWith('PicProcess')).toHaveLength(2);
  });

  it.each([
    // The requests are: list, read, write, remove. Each takes one fault of the server.
    { what: 'read', fault: 1, outcome: 'unreadable', code: '403 AccessDenied' },
    { what: 'removed', fault: 3, outcome: 'not removed', code: '403 AccessDenied' },
  ])('goes on after a letter that may not be $what', async ({ fault, outcome, code }) => {
    server.faults.push(...Array.from({ length: fault }, () => ({ slow: 0 })), 403);
    const [first, second] = await redrive({}, MENDED);
    expect(first).toMatchObject({ outcome, detail: expect.stringContaining(code) as unknown });
    expect(second).toMatchObject({ outcome: 'delivered' });
    expect(keysWith('_dead-letters')).toHaveLength(1);
  });
});
