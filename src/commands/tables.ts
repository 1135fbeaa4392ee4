import { readFile, writeFile } from 'node:fs/promises';
import { configurationTable, errorTable } from '../documentation/tables';
import { withTable } from '../documentation/with-table';

/** Writes the tables of README that the code is the source of. */
async function writeTables(): Promise<void> {
  const readme = await readFile('README.md', 'utf8');
  const filled = withTable(withTable(readme, 'configuration', configurationTable()), 'errors', errorTable());
  await writeFile('README.md', filled);
}

writeTables().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
