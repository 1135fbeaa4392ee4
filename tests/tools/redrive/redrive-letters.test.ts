import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLetters } from '../../../src/tools/redrive/letters';
import { redriveLetters } from '../../../src/tools/redrive/redrive-letters';
import type { Redriven, RedriveOptions } from '../../../src/tools/redrive/redrive-letters';
import { readConfiguration } from '../../../src/configuration/configuration';
import type { Environment } from '../../../src/schemas/variable';
import { createFunction } from '../../../src/function/create-function';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { functionUrlEvent } from '../../support/builders/events';

const ALL: RedriveOptions = { filter: undefined, limit: undefined, perSecond: undefined, dryRun: false };
const CONTEXT = { request_id: 'r1', time_limit_in_ms: 5_000 };

/** A known node of a wrong type: refused while VALIDATION is strict. */
const bodyOf = (id: string): string =>
  JSON.stringify({
    EventName: 'TaskFinish',
    JobsDetail: [{ Tag: 'PicProcess', JobId: id, State: 'Success', Operation: { JobLevel: 'high' } }],
  });

let folder: string;
let environment: Environment;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'redrive-'));
  environment = { AUTH: 'none', FILE_DIRECTORY: folder, VALIDATION: 'strict' };
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const receive = async (body: string, from: Environment = environment): Promise<number> => {
  const handler = createFunction(
    () => from,
    () => undefined,
  ).handler;
  return (await handler(functionUrlEvent(body), CONTEXT)).statusCode;
};

async function redrive(options: Partial<RedriveOptions> = {}, change: Environment = {}): Promise<Redriven[]> {
  const today = { ...environment, ...change };
  const letters = openLetters(undefined, readConfiguration(today), today);
  const redriven: Redriven[] = [];
  for await (const one of redriveLetters(letters, (log) => createFunction(() => today, log), { ...ALL, ...options })) {
    redriven.push(one);
  }
  return redriven;
}

const recordsIn = async (directory: string): Promise<string[]> =>
  (await readdir(directory, { recursive: true })).filter((name) => /PicProcess.*\.json$/.test(name)).sort();

describe('a redrive', () => {
  it('delivers every letter once the cause is mended, and twice run delivers nothing twice', async () => {
    for (const id of ['j1', 'j2', 'j3']) expect(await receive(bodyOf(id))).toBe(422);
    const first = await redrive({}, { VALIDATION: 'report' });
    expect(first.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered', 'delivered']);
    const records = await recordsIn(folder);
    expect(records).toHaveLength(3);
    expect(await redrive({}, { VALIDATION: 'report' })).toEqual([]);
    expect(await recordsIn(folder)).toEqual(records);
  });

  it('keeps what still fails, and says why', async () => {
    await receive(bodyOf('j1'));
    const [kept] = await redrive();
    expect(kept).toMatchObject({ outcome: 'kept', reason: 'schema_mismatch' });
    expect(kept?.detail).toContain('JobLevel');
    expect(await redrive()).toHaveLength(1);
  });

  it('sends nothing on a dry run', async () => {
    await receive(bodyOf('j1'));
    expect(await redrive({ dryRun: true }, { VALIDATION: 'report' })).toMatchObject([{ outcome: 'would send' }]);
    expect(await recordsIn(folder)).toEqual([]);
  });

  it('can be limited, and filtered by what went wrong', async () => {
    await receive(bodyOf('j1'));
    await receive(bodyOf('j2'));
    await receive('<Response>');
    expect(await redrive({ limit: 1 })).toHaveLength(1);
    expect(await redrive({ filter: 'xml_malformed' })).toMatchObject([{ reason: 'xml_malformed' }]);
  });

  it('can be interrupted: what was not sent is still there', async () => {
    for (const id of ['j1', 'j2', 'j3']) await receive(bodyOf(id));
    const today = { ...environment, VALIDATION: 'report' };
    const letters = openLetters(undefined, readConfiguration(today), today);
    // The first result is taken, then nobody asks for more.
    for await (const one of redriveLetters(letters, (log) => createFunction(() => today, log), ALL)) {
      expect(one.outcome).toBe('delivered');
      break;
    }
    expect(await redrive({}, { VALIDATION: 'report' })).toHaveLength(2);
    expect(await recordsIn(folder)).toHaveLength(3);
  });

  it('passes over files that are no letters', async () => {
    await writeFile(path.join(folder, 'other.json'), '{}');
    expect(await redrive()).toEqual([]);
  });

  it('of an empty place is nothing', async () => {
    expect(await redrive({}, { FILE_DIRECTORY: path.join(folder, 'missing') })).toEqual([]);
  });
});

describe('a redrive from COS', () => {
  let server: CosServer;

  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
    environment = {
      AUTH: 'none',
      VALIDATION: 'strict',
      ...cosEnvironment(server),
    };
  });

  afterEach(async () => {
    await server.stop();
  });

  it('lists, reads, delivers and removes', async () => {
    for (const id of ['j1', 'j2']) expect(await receive(bodyOf(id))).toBe(422);
    expect([...server.objects.keys()].every((key) => key.startsWith('cloud-infinite/_dead-letters/'))).toBe(true);
    expect((await redrive({}, { VALIDATION: 'report' })).map(({ outcome }) => outcome)).toEqual([
      'delivered',
      'delivered',
    ]);
    expect([...server.objects.keys()].filter((key) => key.includes('_dead-letters'))).toEqual([]);
    expect([...server.objects.keys()].filter((key) => key.includes('PicProcess'))).toHaveLength(2);
  });
});
