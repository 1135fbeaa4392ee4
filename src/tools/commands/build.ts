import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bundleFunction } from '../build/function-bundle';
import type { BundleFile } from '../build/function-bundle';
import { bundleLibrary } from '../build/library-bundle';
import { startCommand } from '../command-line/start-command';
import { table } from '../terminal/table';

const FUNCTION = 'dist';
const LIBRARY = 'library';

void startCommand({
  name: 'build',
  summary: `Makes ${FUNCTION}/, what is deployed, and ${LIBRARY}/, what other programs use.`,
  options: {},
  examples: [''],
  async run({ print }) {
    print(report(FUNCTION, (await bundleFunction(FUNCTION)).files));
    const library = await bundleLibrary(LIBRARY);
    await promisify(execFile)('npx', ['tsc', '--project', 'src/library/tsconfig.json']);
    const schemas = library.filter(({ file }) => file.startsWith('schemas')).length;
    print(`\n${LIBRARY}/ has parseCallback with its types, and ${schemas} JSON Schemas.`);
    return 'done';
  },
});

function report(folder: string, files: readonly BundleFile[]): string {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = [...files, { file: 'total', bytes: total }].map(({ file, bytes }) => [file, kilobytes(bytes)]);
  return table([`${folder}/`, 'size'], rows);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
