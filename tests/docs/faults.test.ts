import { readFileSync } from 'node:fs';
import { missingProofs, namedTestFiles, proofsIn, rowsOf } from '../support/files/proofs';

const page = readFileSync('docs/faults.md', 'utf8');
const rows = rowsOf(page, /^\| (---|what fails|\*\*)/);

describe('docs/faults.md', () => {
  it('has a table', () => {
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows)('%s: says what becomes of it, and what proves it', (...cells) => {
    expect(cells).toHaveLength(6);
    expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
    expect(proofsIn(cells.at(-1) ?? '').length).toBeGreaterThan(0);
  });

  it('names only tests that there are', () => {
    expect(missingProofs(page)).toEqual([]);
  });

  it('names a test for every file that it names', () => {
    expect(namedTestFiles(page)).toBe(proofsIn(page).length);
  });
});
