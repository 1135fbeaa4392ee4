import type { Command, Outcome, Output } from '../../../src/tools/command-line/command';
import { runCommand } from '../../../src/tools/command-line/run-command';
import { asUsage, UsageError } from '../../../src/tools/command-line/usage-error';
import { PRESS } from './declaration';

interface Ending {
  readonly exitCode: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

async function ending(typed: readonly string[], work: () => Promise<Outcome>): Promise<Ending> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = { print: (text: string) => stdout.push(text), note: (text: string) => stderr.push(text) };
  const exitCode = await runCommand({ ...PRESS, run: work }, typed, output);
  return { exitCode, stdout, stderr };
}

const SEE = 'see npm run press -- --help';

describe('a command', () => {
  it.each([
    { work: () => Promise.resolve('done' as const), says: 'has done its work', exitCode: 0, stderr: [] },
    { work: () => Promise.resolve('failed' as const), says: 'has failed in part', exitCode: 1, stderr: [] },
    { work: () => Promise.reject(new Error('No press.')), says: 'fails', exitCode: 1, stderr: ['No press.'] },
    {
      work: () => Promise.reject(new UsageError('No such apple.')),
      says: 'was given what it cannot use',
      exitCode: 2,
      stderr: ['No such apple.', SEE],
    },
  ])('that $says ends with $exitCode', async ({ work, exitCode, stderr }) => {
    expect(await ending([], work)).toEqual({ exitCode, stdout: [], stderr });
  });

  it.each(['--help', '-h'])('prints its help for %s, and does nothing else', async (option) => {
    const work = jest.fn<Promise<Outcome>, []>();
    const { exitCode, stdout, stderr } = await ending(['--dry-run', option], work);
    expect([exitCode, stderr]).toEqual([0, []]);
    expect(stdout).toEqual([expect.stringMatching(/^usage: npm run press /)]);
    expect(work).not.toHaveBeenCalled();
  });

  it('does nothing when an option is wrong, and says where to read on', async () => {
    const work = jest.fn<Promise<Outcome>, []>();
    const { exitCode, stdout, stderr } = await ending(['--bottles', 'many'], work);
    expect([exitCode, stdout]).toEqual([2, []]);
    expect(stderr).toEqual([expect.stringMatching(/^--bottles takes a whole number/), SEE]);
    expect(work).not.toHaveBeenCalled();
  });

  it('is handed what was typed, and where to say something', async () => {
    const stdout: string[] = [];
    const output: Output = { print: (text) => stdout.push(text), note: () => undefined };
    const command: Command<typeof PRESS.options> = {
      ...PRESS,
      run: ({ values, positionals, print }) => {
        print(JSON.stringify({ ...values, positionals }));
        return Promise.resolve('done');
      },
    };
    await runCommand(command, ['--label', 'ripe', 'boskoop'], output);
    expect(JSON.parse(stdout.join())).toMatchObject({ label: 'ripe', bottles: 6, positionals: ['boskoop'] });
  });
});

describe('what only wrong usage can make fail', () => {
  it('gives its result', async () => {
    await expect(asUsage(() => 'read')).resolves.toBe('read');
  });

  it.each([
    [
      'at once',
      () => {
        throw new Error('No file.');
      },
    ],
    ['later', () => Promise.reject(new Error('No file.'))],
  ])('fails %s with a usage error that keeps the cause', async (_, read) => {
    const error: unknown = await asUsage<unknown>(read).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: 'No file.', cause: new Error('No file.') });
  });
});
