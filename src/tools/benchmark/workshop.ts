import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';

/** How the project builds what it deploys; the benchmark measures that and nothing like it. */
export interface Builders {
  readonly bundleFunction: (folder: string, clients?: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly bundleWithValidators: (program: string, folder: string) => Promise<unknown>;
}

/** Files made for the benchmark. */
export interface Workshop {
  /** The path of a folder for records that is not there yet: a record that is there already would not be written. */
  readonly newFolder: () => string;
  /** A program out of `programs/` or `floors/`. */
  readonly program: (name: string) => string;
  /** The built function, and the same with the official SDK in place of our COS store. */
  readonly functionBundle: string;
  readonly sdkBundle: string;
  /** The folder of the bundles that are measured inside of one process. */
  readonly subjects: string;
  readonly file: (name: string, content: string) => Promise<string>;
}

/** Below `node_modules`, so that the naive handler finds its packages as it would. */
const FOLDER = path.resolve('node_modules/.cache/cloud-infinite-bench');
const PROGRAMS = 'src/tools/benchmark/programs';
const FLOORS = 'src/tools/benchmark/floors';
const SUBJECTS = 'src/tools/benchmark/subjects';
const NODE: BuildOptions = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' };

export async function openWorkshop({ bundleFunction, bundleWithValidators }: Builders): Promise<Workshop> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const inFolder = (...names: string[]): string => path.join(FOLDER, ...names);
  await bundleFunction(inFolder('function'));
  await bundleFunction(inFolder('sdk'), { 'cos-store': `${SUBJECTS}/sdk-store.ts` });
  await bundleWithValidators(`${SUBJECTS}/receiver.ts`, inFolder('subjects', 'receiver'));
  const alone = ['xml-alone', 'naive-records'].map((name) => `${SUBJECTS}/${name}.ts`);
  await build({ ...NODE, entryPoints: alone, outdir: inFolder('subjects'), minify: true });
  // The least that anything costs on the given packages, built as the function is.
  const floors = ['floor-file', 'floor-http', 'floor-https'].map((name) => `${FLOORS}/${name}.ts`);
  const alias = { xml2js: 'xml2js/lib/parser.js' };
  await build({ ...NODE, entryPoints: floors, outdir: inFolder('programs'), minify: true, alias });
  const programs = (await readdir(PROGRAMS)).map((name) => `${PROGRAMS}/${name}`);
  await build({ ...NODE, entryPoints: programs, outdir: inFolder('programs'), packages: 'external' });
  let folders = 0;
  return {
    newFolder: () => inFolder('records', String((folders += 1))),
    program: (name) => inFolder('programs', `${name}.js`),
    functionBundle: inFolder('function', 'index.js'),
    sdkBundle: inFolder('sdk', 'index.js'),
    subjects: inFolder('subjects'),
    async file(name, content) {
      await writeFile(inFolder(name), content);
      return inFolder(name);
    },
  };
}
