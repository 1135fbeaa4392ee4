import { readFile, writeFile } from 'node:fs/promises';
import { kindsPage } from '../documentation/kinds-page';
import { withTables } from '../documentation/tables';

/** Writes what the documents say of the code: the tables of README, and the page of kinds. */
async function writeDocs(): Promise<void> {
  await writeFile('README.md', withTables(await readFile('README.md', 'utf8')));
  await writeFile('docs/kinds.md', kindsPage());
}

writeDocs().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
