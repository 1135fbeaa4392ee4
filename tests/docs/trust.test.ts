import { readFileSync } from 'node:fs';
import { missingProofs, namedTestFiles, proofsIn, rowsOf } from '../support/files/proofs';

const page = readFileSync('docs/trust.md', 'utf8');
/** Who can do what: the table whose rows have a proof. */
const threats = rowsOf(page.split('## Who can do what')[1]?.split('\n## ')[0] ?? '', /^\| (---|who \|)/);

describe('docs/trust.md', () => {
  it('has a row for everybody', () => {
    expect(threats.length).toBeGreaterThan(12);
  });

  it.each(threats)('%s %s %s: is proved by a test', (...cells) => {
    expect(cells).toHaveLength(4);
    expect(proofsIn(cells.at(-1) ?? '').length).toBeGreaterThan(0);
  });

  it('names only tests that there are, and none without its title', () => {
    expect(missingProofs(page)).toEqual([]);
    expect(namedTestFiles(page)).toBe(proofsIn(page).length);
  });
});
