import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pausedWorkflows } from '../../../src/tools/connect/paused-workflows';
import { tokenFile } from '../../../src/tools/connect/token-file';
import type { Tokens } from '../../../src/tools/connect/token-file';

const OLD = 'old-token-0123456789abcdef';
const NEW = 'new-token-0123456789abcdef';
const BEFORE: Tokens = { current: OLD, previous: undefined, setAt: undefined };
const AFTER: Tokens = { current: NEW, previous: OLD, setAt: Date.parse('2026-11-25T00:00:00Z') };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'token-file-'));
  file = path.join(folder, '.env.prod');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the tokens in a file of settings', () => {
  it.each([
    { what: 'other lines', text: `# mine\nA=1\n\nCALLBACK_TOKEN=${OLD}\nB="x\ny" # z\n`, eol: '\n' },
    { what: 'line ends of Windows', text: `A=1\r\nCALLBACK_TOKEN=${OLD}\r\nB=2\r\n`, eol: '\r\n' },
    { what: 'quotes, spaces and a comment', text: `export CALLBACK_TOKEN = "${OLD}" # mine\nB=2`, eol: '\n' },
    { what: 'no line end at the end', text: `A=1\nCALLBACK_TOKEN=${OLD}`, eol: '\n' },
  ])('are changed and taken back, and nothing else is: $what', async ({ text, eol }) => {
    await writeFile(file, text);
    const tokens = tokenFile('.env.prod', file);
    await tokens.write(BEFORE, AFTER);
    expect(await tokens.read()).toEqual(AFTER);
    const changed = await readFile(file, 'utf8');
    const added = [
      `CALLBACK_TOKEN_PREVIOUS=${OLD}`,
      '# CALLBACK_TOKEN is set at Cloud Infinite since 2026-11-25T00:00:00.000Z',
    ];
    expect(
      changed
        .split(eol)
        .filter((line) => !added.includes(line))
        .join(eol),
    ).toBe(text.replace(OLD, NEW));
    await tokens.write(AFTER, BEFORE);
    expect((await readFile(file, 'utf8')).trimEnd()).toBe(text.trimEnd());
  });

  it('keeps the mode of the file, and leaves no other file', async () => {
    await writeFile(file, `CALLBACK_TOKEN=${OLD}\n`);
    await chmod(file, 0o640);
    await tokenFile('.env.prod', file).write(BEFORE, AFTER);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['.env.prod']);
  });

  it('are not changed when somebody else has changed them', async () => {
    await writeFile(file, `CALLBACK_TOKEN=${NEW}\n`);
    await expect(tokenFile('.env.prod', file).write(BEFORE, AFTER)).rejects.toThrow('changed by somebody else');
    expect(await readFile(file, 'utf8')).toBe(`CALLBACK_TOKEN=${NEW}\n`);
  });

  it.each([
    { what: 'there is no token', text: 'A=1\n' },
    { what: 'it stands there twice', text: `CALLBACK_TOKEN=${NEW}\nCALLBACK_TOKEN=${OLD}\n` },
    { what: 'its line is inside another value', text: `A="\nCALLBACK_TOKEN=${NEW}\n"\nCALLBACK_TOKEN=${OLD}\n` },
  ])('are not changed when $what', async ({ text }) => {
    await writeFile(file, text);
    await expect(tokenFile('.env.prod', file).write(BEFORE, AFTER)).rejects.toThrow('one line CALLBACK_TOKEN=');
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});

it('paused workflows outlive the process, and leave no file when there are none', async () => {
  const paused = await pausedWorkflows(path.join(folder, 'paused'));
  await paused.add('ci://a/workflow/w1');
  await paused.add('ci://a/workflow/w2');
  const later = await pausedWorkflows(path.join(folder, 'paused'));
  expect(later.all()).toEqual(['ci://a/workflow/w1', 'ci://a/workflow/w2']);
  await later.remove('ci://a/workflow/w1');
  await later.remove('ci://a/workflow/w2');
  expect(await readdir(folder)).toEqual([]);
});
