import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deadLetterRecord } from '../../src/delivery/dead-letter';
import type { DeadLetter } from '../../src/delivery/dead-letter';
import { CallbackError } from '../../src/foundation/errors';
import { lastResortEntry } from '../../src/invocation/log-line';
import { callbackOf, CONSOLE_TEST, letterOf } from '../support/builders/letters';
import { filesBelow } from '../support/files/files-below';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';
import { sleep } from '../support/time/fake-time';
import { runProgram } from './command-process';

jest.setTimeout(60_000);

const lineOf = (letter: DeadLetter): object =>
  lastResortEntry(letter, new CallbackError('sink_failed', 'COS was down.'));
const letters = {
  '1-good.json': letterOf(callbackOf({ JobId: 'j1' }), { sinks: ['file'] }),
  '2-line.json': lineOf(letterOf(callbackOf({ JobId: 'j2' }), { message: 'bad \u001b[2J' })),
  '3-skipped.json': letterOf(callbackOf({ JobId: 'j3', Tag: 'Transcode' })),
  '4-test.json': letterOf(CONSOLE_TEST),
  '5-kafka.json': letterOf(callbackOf({ JobId: 'j5' }), { sinks: ['file', 'kafka'] }),
  '6-xml.json': letterOf('<Response>'),
  '7-null.json': { ...letterOf(callbackOf({ JobId: 'j7' })), error: null },
  '8-other.json': {},
};
const NAMES = Object.keys(letters);
const FILE = { SINKS: 'file', FILE_DIRECTORY: 'records', FILE_FILTER: 'name=PicProcess' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'redrive-command-'));
  await mkdir(path.join(folder, 'letters'));
  for (const [name, content] of Object.entries(letters)) {
    await writeFile(path.join(folder, 'letters', name), JSON.stringify(content, null, name === '2-line.json' ? 2 : 0));
  }
});
afterEach(() => rm(folder, { recursive: true }));

const redrive = (typed: readonly string[], environment: Readonly<Record<string, string>> = FILE) =>
  runProgram('redrive', typed, folder, { environment });
const recordsIn = async (): Promise<string[]> =>
  (await filesBelow(folder)).filter((name) => name.startsWith('records'));

/** The first words of each line, and where there is a table, its columns `dead letter` and `outcome`. */
function outcomesIn(stdout: string): Record<string, string> {
  const rows = stdout.split('\n').filter((line) => /^\d-/.test(line));
  const at = stdout
    .split('\n')
    .find((line) => line.startsWith('dead letter'))
    ?.indexOf('outcome');
  return Object.fromEntries(rows.map((row) => [row.split(' ')[0] ?? '', row.slice(at).split('  ')[0] ?? '']));
}

describe('npm run redrive over a folder', () => {
  it('says where it reads and sends, delivers what it can, and says what became of the rest', async () => {
    const { exitCode, stdout, stderr } = await redrive(['--from', 'letters']);
    expect([exitCode, stderr]).toEqual([1, '']);
    expect(stdout.split('\n').slice(0, 2)).toEqual(['Reads from letters', 'Sends to file (FILE_DIRECTORY=records)']);
    expect(outcomesIn(stdout)).toEqual({
      '1-good.json': 'delivered',
      '2-line.json': 'delivered',
      '3-skipped.json': 'skipped',
      '4-test.json': 'test',
      '5-kafka.json': 'kept',
      '6-xml.json': 'kept: xml_malformed',
      '7-null.json': 'damaged',
    });
    expect(stdout).toContain('\n2 delivered, 1 skipped, 1 test, 2 kept, 1 damaged.\n1 file is no dead letter.\n');
    expect(stdout).toContain('Set SINKS=file,kafka and KAFKA_BROKERS, KAFKA_TOPIC');
    expect(await readdir(path.join(folder, 'letters'))).toEqual(NAMES.slice(2));
    expect(await recordsIn()).toHaveLength(2);
  });

  it('says on a dry run what would become of each, and writes nothing', async () => {
    const { exitCode, stdout } = await redrive(['--from', 'letters', '--dry-run']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Would send to file (FILE_DIRECTORY=records)');
    expect(outcomesIn(stdout)).toEqual({
      '1-good.json': 'would be delivered',
      '2-line.json': 'would be delivered',
      '3-skipped.json': 'would be skipped',
      '4-test.json': 'test',
      '5-kafka.json': 'would be kept',
      '6-xml.json': 'would be kept: xml_malformed',
      '7-null.json': 'damaged',
    });
    expect(await readdir(path.join(folder, 'letters'))).toEqual(NAMES);
    expect(await recordsIn()).toEqual([]);
  });

  it('delivers without a sink that is given up, and ends with 0 when nothing is left to do', async () => {
    const { exitCode, stdout } = await redrive(['--from', 'letters', '--filter', 'J5', '--without', 'kafka']);
    // The damaged one cannot be asked whether it matches.
    expect([exitCode, outcomesIn(stdout)]).toEqual([1, { '5-kafka.json': 'delivered', '7-null.json': 'damaged' }]);
    expect(stdout).toContain('1 of 6 match "J5".');
    await rm(path.join(folder, 'letters', '7-null.json'));
    expect(await redrive(['--from', 'letters', '--filter', 'J1'])).toMatchObject({ exitCode: 0 });
  });

  it('discards one letter by its name, damaged or not', async () => {
    const { exitCode, stdout } = await redrive(['--from', 'letters', '--discard', '7-null.json'], {});
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/7-null\.json +damaged +It has no valid error\.\n\nIt is removed, for good\.\n$/);
    expect(await readdir(path.join(folder, 'letters'))).toEqual(NAMES.filter((name) => name !== '7-null.json'));
  });
});

describe('npm run redrive is misused', () => {
  it.each([
    { what: 'without settings', typed: ['--from', 'letters'], environment: {}, says: 'Nothing says where records go.' },
    {
      what: 'with a folder that is missing',
      typed: ['--from', 'lost'],
      environment: FILE,
      says: 'There is no folder lost.',
    },
    {
      what: 'to discard without a place',
      typed: ['--discard', 'a'],
      environment: FILE,
      says: '--discard needs --from',
    },
    {
      what: 'to give up on a sink that is used',
      typed: ['--from', 'letters', '--without', 'file'],
      environment: FILE,
      says: '--without file gives up on a sink that records go to.',
    },
  ])('$what', async ({ typed, environment, says }) => {
    const { exitCode, stdout, stderr } = await redrive(typed, environment);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(await filesBelow(folder)).toHaveLength(NAMES.length);
  });
});

describe('npm run redrive over a bucket', () => {
  let server: CosServer;
  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
    for (const id of ['j1', 'j2', 'j3']) {
      const { key, body } = deadLetterRecord(
        letterOf(callbackOf({ JobId: id }), { message: 'bad \u001b[2J' }),
        'cloud-infinite',
      );
      server.objects.set(key, { body, headers: {} });
    }
  });
  afterEach(() => server.stop());

  it('only lists without --from', async () => {
    const before = [...server.objects.keys()];
    const { exitCode, stdout } = await redrive([], cosEnvironment(server));
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'Reads from cos://results-1250000000/cloud-infinite/_dead-letters/',
      'Sends nothing: say --from to send.',
    ]);
    expect(stdout).toContain('bad \\u001b[2J');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toMatch(/\n3 listed\.\n$/);
    expect([...server.objects.keys()]).toEqual(before);
    expect(new Set(server.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends after the letter that is under way at %s', async (signal) => {
    server.faults.push({ slow: 0 }, { slow: 0 }, { slow: 1000 });
    const { exitCode, stdout, stderr } = await runProgram('redrive', ['--from', 'cos'], folder, {
      environment: cosEnvironment(server),
      whileRunning: (child) => {
        const isWriting = async (): Promise<void> => {
          while (!server.requests.some(({ method }) => method === 'PUT')) await sleep(10);
          child.kill(signal);
        };
        void isWriting();
      },
    });
    expect([exitCode, stderr]).toEqual([1, `${signal}: stops after the letter that is under way.\n`]);
    expect(stdout).toContain(`\n1 delivered.\nStopped by ${signal}: 2 files were not looked at.\n`);
    const keys = [...server.objects.keys()];
    expect(keys.filter((key) => key.includes('_dead-letters'))).toHaveLength(2);
    expect(keys.filter((key) => key.includes('PicProcess'))).toHaveLength(1);
  });
});
