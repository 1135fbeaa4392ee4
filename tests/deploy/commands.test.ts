import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { limited } from '../../src/foundation/limited';
import { filesBelow } from '../support/files/files-below';
import { programs, runProgram } from './command-process';
import type { CommandRun } from './command-process';

/** What scripts of our users may hold: no option goes away without a word. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  replay: ['--json', '--out', '--all'],
  event: ['--list', '--name', '--form', '--state', '--content', '--jobs', '--workflow', '--trigger'],
  token: ['--short'],
  connect: [
    ...['--url', '--format', '--queue', '--all', '--workflow', '--rotate', '--wait', '--log', '--dry-run', '--json'],
    ...['--stage', '--env-file'],
  ],
  dev: ['--port', '--stage', '--env-file'],
  redrive: [
    ...['--from', '--filter', '--limit', '--rate', '--without', '--dry-run', '--discard', '--explain'],
    ...['--stage', '--env-file'],
  ],
  reconcile: ['--since', '--tag', '--ids', '--dry-run', '--json', '--stage', '--env-file'],
  build: [],
  deploy: ['--stage', '--env-file', '--target', '--dry-run'],
  policy: ['--for', '--stage', '--env-file'],
  doctor: ['--url', '--json', '--stage', '--env-file'],
  bench: ['--quick', '--long', '--check'],
  fuzz: ['--runs', '--seed', '--only'],
  docs: [],
};
const NAMES = Object.keys(OPTIONS);
const UNKNOWN = '--no-such-option';

const runs = new Map<string, CommandRun>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'command-line-'));
  const wanted = NAMES.flatMap((name) => ['--help', '-h', UNKNOWN].map((option) => [name, option] as const));
  const atOnce = limited(2);
  const run = async ([name, option]: readonly [string, string]): Promise<void> => {
    runs.set(`${name} ${option}`, await runProgram(name, [option], folder));
  };
  await Promise.all(wanted.map((each) => atOnce(() => run(each))));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const runOf = (name: string, option: string): CommandRun | undefined => runs.get(`${name} ${option}`);
const helpOf = (name: string): string => runOf(name, '--help')?.stdout ?? '';
const optionsIn = (text: string): string[] => text.match(/(?<![\w-])--[a-z][\w-]*/g) ?? [];

it('the commands are those that package.json names', () => {
  expect([...programs.keys()].sort()).toEqual([...NAMES].sort());
});

describe.each(NAMES)('npm run %s', (name) => {
  it.each(['--help', '-h'])('prints its help for %s', (option) => {
    const stdout = expect.stringMatching(new RegExp(`^usage: npm run ${name}\\b`)) as string;
    expect(runOf(name, option)).toEqual({ exitCode: 0, stdout, stderr: '' });
    expect(runOf(name, option)?.stdout).toBe(helpOf(name));
  });

  it('has a line in its help for every option, and an example', () => {
    const named = helpOf(name).match(/^(?:-h, )?--[\w-]+/gm);
    expect(named).toEqual([...(OPTIONS[name] ?? []), '-h, --help']);
    expect(helpOf(name)).toMatch(new RegExp(`^example: npm run ${name}`, 'm'));
    expect(
      helpOf(name)
        .split('\n')
        .filter((line) => line.length > 120),
    ).toEqual([]);
  });

  it('refuses an option that it has not', () => {
    const stderr = expect.stringMatching(
      new RegExp(`^${UNKNOWN} is no option of npm run ${name}\\. .*\nsee npm run ${name} -- --help\n$`),
    ) as string;
    expect(runOf(name, UNKNOWN)).toEqual({ exitCode: 2, stdout: '', stderr });
  });
});

describe('a command that is asked for help, or wrongly', () => {
  it('writes no file', async () => {
    expect(runs.size).toBe(3 * NAMES.length);
    expect(await filesBelow(folder)).toEqual([]);
  });

  it('makes no token', () => {
    expect([...runs.values()].filter(({ stdout }) => /^[\w-]{43}$/m.test(stdout))).toEqual([]);
  });
});

describe('an option that is shown', () => {
  const pages = [
    'README.md',
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((page) => `docs/${page}`),
  ]
    .filter((page) => /\.(?:md|yml)$/.test(page))
    .map((page) => [page, readFileSync(page, 'utf8')] as const);
  /** Every `npm run NAME -- …` of a text that shows an option there is not. */
  const wrongIn = (shown: string): string[] =>
    [...shown.matchAll(/npm run (?:-s )?([a-z:]+) -- ([^`#\n]*)/g)]
      .filter(([, name = '', typed = '']) =>
        optionsIn(typed).some((option) => ![...(OPTIONS[name] ?? []), '--help'].includes(option)),
      )
      .map(([command]) => command);

  it.each(pages)('in %s is one that there is', (_, shown) => {
    expect(wrongIn(shown)).toEqual([]);
  });

  it.each(NAMES)('in the help of npm run %s is one that there is', (name) => {
    expect(wrongIn(helpOf(name))).toEqual([]);
  });

  it('is looked for', () => {
    expect(wrongIn('`npm run event -- --list`, `npm run event -- --lits`')).toEqual(['npm run event -- --lits']);
  });
});

describe('a command whose output nobody reads', () => {
  it('ends without a word', async () => {
    const run = await runProgram('event', ['--list'], folder, { reads: false });
    expect(run).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('the settings of a command', () => {
  it.each(['dev', 'redrive', 'reconcile', 'deploy'])(
    'npm run %s looks for the named file itself, and Node.js does not',
    async (name) => {
      const { exitCode, stdout, stderr } = await runProgram(name, ['--env-file', 'lost.env'], folder);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^--env-file lost\.env cannot be read: /);
    },
  );

  it.each(['dev', 'redrive', 'reconcile'])(
    'npm run %s refuses what was never filled in, and notes what is misspelt',
    async (name) => {
      const environment = { CALLBACK_TOKEN: '…', SINK: 'cos' };
      const { exitCode, stdout, stderr } = await runProgram(name, [], folder, { environment });
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr.split('\n')).toEqual([
        'SINK in the environment looks like a misspelt SINKS: rename or unset it.',
        'CALLBACK_TOKEN in the environment still holds the "…" of an example: write its value there.',
        `see npm run ${name} -- --help`,
        '',
      ]);
    },
  );
});
