import { existsSync, readFileSync } from 'node:fs';

const page = readFileSync('docs/faults.md', 'utf8');

/** `tests/delivery/ledger.test.ts` › "goes only where it is missing" */
const PROOF = /`(tests\/[\w./-]+\.ts)` › "([^"]+)"/g;

const NO_FAULT = /^\| (---|what fails|\*\*)/;

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !NO_FAULT.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

/** Titles of a file are the texts in quotation marks; a comment proves nothing. */
const quotedIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`/g)].map(([text]) => text);

describe('docs/faults.md', () => {
  it('has a table', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows)('%s: says what becomes of it, and what proves it', (...cells) => {
    expect(cells).toHaveLength(6);
    expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
    const proofs = [...(cells.at(-1) ?? '').matchAll(PROOF)];
    expect(proofs.length).toBeGreaterThan(0);
  });

  it('names only tests that there are', () => {
    const proofs = [...page.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title }));
    const isThere = ({ file, title }: { readonly file: string; readonly title: string }) =>
      existsSync(file) && quotedIn(file).some((text) => text.includes(title));
    expect(proofs.filter((proof) => !isThere(proof))).toEqual([]);
  });

  it('names a test for every file that it names', () => {
    const named = [...page.matchAll(/`tests\/[\w./-]+\.ts`/g)];
    expect(named).toHaveLength([...page.matchAll(PROOF)].length);
  });
});
