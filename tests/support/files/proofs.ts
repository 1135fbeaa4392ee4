import { existsSync, readFileSync } from 'node:fs';

/** A test that a document names as the proof of something. */
interface Proof {
  readonly file: string;
  /** Of the title, as much as tells it from others. */
  readonly title: string;
}

/** `tests/delivery/ledger.test.ts` › "goes only where it is missing" */
const PROOF = /`(tests\/[\w./-]+\.ts)` › "([^"]+)"/g;

export function proofsIn(text: string): Proof[] {
  return [...text.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title }));
}

/** The rows of the table whose lines begin with `| `, as cells; what `isHead` says yes to is left out. */
export function rowsOf(page: string, isHead: RegExp): string[][] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !isHead.test(line))
    .map((line) => line.slice(2, -2).split(' | '));
}

/** The proofs of a document that are no tests. */
export function missingProofs(page: string): Proof[] {
  return proofsIn(page).filter(
    ({ file, title }) => !existsSync(file) || !quotedIn(file).some((text) => text.includes(title)),
  );
}

/** How many test files a document names, whether with a title or not. */
export function namedTestFiles(page: string): number {
  return [...page.matchAll(/`tests\/[\w./-]+\.ts`/g)].length;
}

/** Titles of a file are the texts in quotation marks; a comment proves nothing. */
function quotedIn(file: string): string[] {
  const quoted = readFileSync(file, 'utf8').matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`/g);
  return [...quoted].map(([text]) => text);
}
