import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scripts } from '../../package.json';
import { readFiles, replayFiles } from '../../src/tools/replay/replay-file';
import { replayReport } from '../../src/tools/replay/replay-report';
import { withDeployVariables } from '../../src/tools/documentation/deploy-variables';
import { withConfigurationTable, withErrorTable } from '../../src/tools/documentation/tables';
import { createFunction } from '../../src/function/create-function';

const PAGES = [
  'README.md',
  'docs/configuration.md',
  'docs/delivery.md',
  'docs/operations.md',
  'docs/performance.md',
  'docs/faults.md',
];
const textOf = (page: string): string => readFileSync(page, 'utf8');

it.each([
  { file: 'README.md', change: withErrorTable },
  { file: 'docs/configuration.md', change: withConfigurationTable },
  { file: 'serverless.yml', change: withDeployVariables },
  { file: 'docs/api-gateway/serverless.yml', change: withDeployVariables },
])('$file has what `npm run docs` writes', ({ file, change }) => {
  const text = textOf(file);
  expect(change(text)).toBe(text);
});

it('README shows what `npm run replay` prints', async () => {
  const shown = /<!-- replay -->\n\n```\n([^`]*)```/.exec(textOf('README.md'))?.[1] ?? '';
  const files = [...shown.matchAll(/ (events\/\S+)$/gm)].map(([, file = '']) => file);
  const folder = await mkdtemp(path.join(tmpdir(), 'readme-'));
  const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: folder };
  const replayed = [];
  for await (const file of replayFiles(readFiles(files), (log) => createFunction(() => environment, log))) {
    replayed.push(file);
  }
  await rm(folder, { recursive: true });
  const printed = replayReport(replayed).replaceAll(folder, 'results');
  const withoutTimes = (text: string): string[] =>
    text
      .replace(/ +\d+ ms +| {4,}/g, ' ')
      .split('\n')
      .filter((line) => line !== '…')
      .slice(1, 7);
  expect(files).toHaveLength(3);
  expect(withoutTimes(shown)).toEqual(withoutTimes(printed));
  expect(shown).toContain(`${readdirSync('events').length} of ${readdirSync('events').length} callbacks accepted.`);
});

describe.each(PAGES)('%s', (page) => {
  it('names only commands that there are', () => {
    const named = [...textOf(page).matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names only files that there are', () => {
    const linked = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = '']) => file);
    expect(linked.filter((file) => !existsSync(path.join(path.dirname(page), file)))).toEqual([]);
    const quoted = [...textOf(page).matchAll(/`((?:src|tests|docs|events)\/[\w./-]*)`/g)].map(([, file = '']) => file);
    expect(quoted.filter((file) => !existsSync(file))).toEqual([]);
  });
});
