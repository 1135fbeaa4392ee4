import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { LAYERS } from '../support/architecture/layers';

const page = readFileSync('docs/architecture.md', 'utf8');

/** The first cells of the table between the marks of a name. */
function rowsOf(name: string): { readonly folder: string; readonly what: string }[] {
  const part = page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  return [...part.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, folder = '', what = '']) => ({ folder, what }));
}

describe('docs/architecture.md', () => {
  it('names every layer once, in the order in which a file may import', () => {
    expect([...rowsOf('function'), ...rowsOf('tools')].map(({ folder }) => folder)).toEqual(Object.keys(LAYERS));
  });

  it('says what each folder gives, in one line', () => {
    for (const { what } of [...rowsOf('function'), ...rowsOf('tools')]) {
      expect(what.length).toBeGreaterThan(15);
      expect(what.length).toBeLessThan(125);
    }
  });

  it('has the tools in one table and the function in the other', () => {
    expect(rowsOf('tools').every(({ folder }) => folder.startsWith('tools/'))).toBe(true);
    expect(rowsOf('function').some(({ folder }) => folder.startsWith('tools'))).toBe(false);
  });

  it('names only files that there are', () => {
    const named = [...page.matchAll(/`((?:src|tests)\/[\w./-]+)`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the folders of src', () => {
  const below = (folder: string): string[] =>
    readdirSync(folder).map((name) => (statSync(`${folder}/${name}`).isDirectory() ? name : name.replace(/\.ts$/, '')));

  it('are the layers, and nothing lies loose beside the entries', () => {
    const layers = Object.keys(LAYERS);
    const names = [
      ...below('src').filter((name) => name !== 'tools'),
      ...below('src/tools').map((name) => `tools/${name}`),
    ];
    expect([...new Set(names)].sort()).toEqual(layers.sort());
    const loose = readdirSync('src').filter((name) => statSync(`src/${name}`).isFile());
    expect(loose).toEqual(['index.ts', 'library.ts']);
  });
});
