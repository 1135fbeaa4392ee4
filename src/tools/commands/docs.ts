import { readFile, writeFile } from 'node:fs/promises';
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

/** Writes what documents and deploy files say of the code: tables, variables, and the page of kinds. */
async function writeDocs(): Promise<void> {
  for (const [file, change] of Object.entries(PARTS)) await writeFile(file, change(await readFile(file, 'utf8')));
  await writeFile('docs/kinds.md', kindsPage());
}

writeDocs().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
