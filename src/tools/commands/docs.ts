import { readFile, writeFile } from 'node:fs/promises';
import { startCommand } from '../command-line/start-command';
import { withDeployVariables } from '../documentation/deploy-variables';
import { kindsPage } from '../documentation/kinds-page';
import { withConfigurationTable, withErrorTable } from '../documentation/tables';

/** What is written into documents, and by what. */
const PARTS: Readonly<Record<string, (document: string) => string>> = {
  'README.md': withErrorTable,
  'docs/configuration.md': withConfigurationTable,
  'serverless.yml': withDeployVariables,
  'docs/api-gateway/serverless.yml': withDeployVariables,
};

void startCommand({
  name: 'docs',
  summary: 'Writes what documents and deploy files say of the code: tables, variables, and the page of kinds.',
  options: {},
  examples: [''],
  async run() {
    for (const [file, change] of Object.entries(PARTS)) await writeFile(file, change(await readFile(file, 'utf8')));
    await writeFile('docs/kinds.md', kindsPage());
    return 'done';
  },
});
