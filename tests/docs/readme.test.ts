import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { scripts } from '../../package.json';
import { withTables } from '../../src/documentation/tables';

const PAGES = ['README.md', 'docs/delivery.md', 'docs/operations.md', 'docs/performance.md', 'docs/faults.md'];
const textOf = (page: string): string => readFileSync(page, 'utf8');

it('README has the tables that `npm run docs` writes', () => {
  const readme = textOf('README.md');
  expect(withTables(readme)).toBe(readme);
});

describe.each(PAGES)('%s', (page) => {
  it('names only commands that there are', () => {
    const named = [...textOf(page).matchAll(/npm run ([a-z:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names only files that there are', () => {
    const linked = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file = '']) => file);
    expect(linked.filter((file) => !existsSync(path.join(path.dirname(page), file)))).toEqual([]);
    const quoted = [...textOf(page).matchAll(/`((?:src|tests|docs|events)\/[\w./-]*)`/g)].map(([, file = '']) => file);
    expect(quoted.filter((file) => !existsSync(file))).toEqual([]);
  });
});
