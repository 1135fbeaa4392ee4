import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleFunction } from '../build/function-bundle';
import type { BundleFile } from '../build/function-bundle';
import { bundleLibrary } from '../build/library-bundle';
import { table } from '../terminal/table';

const FUNCTION = 'dist';
const LIBRARY = 'library';

/** Makes `dist/`, what is deployed, and `library/`, what other programs use. */
async function buildAll(): Promise<void> {
  print(report(FUNCTION, (await bundleFunction(FUNCTION)).files));
  const library = await bundleLibrary(LIBRARY);
  await promisify(execFile)('npx', ['tsc', '--project', 'src/library/tsconfig.json']);
  const schemas = library.filter(({ file }) => file.startsWith('schemas')).length;
  print(`\n${LIBRARY}/ has parseCallback with its types, and ${schemas} JSON Schemas.`);
}

function report(folder: string, files: readonly BundleFile[]): string {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = [...files, { file: 'total', bytes: total }].map(({ file, bytes }) => [file, kilobytes(bytes)]);
  return table([`${folder}/`, 'size'], rows);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

buildAll().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
