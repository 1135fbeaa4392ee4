import { bundleFunction } from './function-bundle';
import { table } from './table';

const OUTPUT = 'dist';

async function buildAll(): Promise<void> {
  const files = await bundleFunction(OUTPUT);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = [...files, { file: 'total', bytes: total }].map(({ file, bytes }) => [file, kilobytes(bytes)]);
  process.stdout.write(`${table([`${OUTPUT}/`, 'size'], rows)}\n`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

buildAll().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
