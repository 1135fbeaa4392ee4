import { readFile, writeFile } from 'node:fs/promises';
import { startCommand } from '../command-line/start-command';
import { kindsPage } from '../documentation/kinds-page';
import { withTables } from '../documentation/tables';

void startCommand({
  name: 'docs',
  summary: 'Writes what the documents say of the code: the tables of README.md, and docs/kinds.md.',
  options: {},
  examples: [''],
  async run() {
    await writeFile('README.md', withTables(await readFile('README.md', 'utf8')));
    await writeFile('docs/kinds.md', kindsPage());
    return 'done';
  },
});
