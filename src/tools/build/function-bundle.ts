import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { cryptoOnUse, saxWithoutStreams, schemasWithoutProse, validationWithoutAjv } from './bundle-plugins';
import { groupOfSchema, validatorModules } from './validator-modules';

export interface BundleFile {
  /** Path below the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/** Sinks whose client is larger than everything else together. */
const BIG_SINKS = ['rabbitmq', 'kafka'];

const COMMON: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node16.13',
  minify: true,
  legalComments: 'none',
  // What is loaded on use is loaded by `require`: `import()` would first start Node's other module loader.
  supported: { 'dynamic-import': false },
};

/** Makes what is deployed, and nothing else, in `folder`: the function, and what it loads when it needs it. */
export async function bundleFunction(folder: string): Promise<BundleFile[]> {
  await rm(folder, { recursive: true, force: true });
  await bundleWithValidators('src/index.ts', folder, { plugins: [separateSinks] });
  await build({
    ...COMMON,
    entryPoints: BIG_SINKS.map((name) => ({ in: `src/sinks/${name}/${name}-sink.ts`, out: `${name}-sink` })),
    outdir: path.join(folder, 'sinks'),
  });
  return await filesIn(folder);
}

/** Bundles a program as `index.js`, and beside it the validators that it loads by group. */
export async function bundleWithValidators(program: string, folder: string, options: BuildOptions = {}): Promise<void> {
  await build({
    ...COMMON,
    ...options,
    entryPoints: { index: program },
    outdir: folder,
    // The package's main file also loads its XML writer, 69 kB that nothing here uses.
    alias: { xml2js: 'xml2js/lib/parser.js' },
    define: { SCHEMA_GROUPS: JSON.stringify(groupOfSchema()) },
    plugins: [validationWithoutAjv, schemasWithoutProse, cryptoOnUse, saxWithoutStreams, ...(options.plugins ?? [])],
  });
  for (const [group, contents] of Object.entries(validatorModules())) {
    await build({
      ...COMMON,
      stdin: { contents, resolveDir: process.cwd() },
      outfile: path.join(folder, 'validators', `${group}.js`),
    });
  }
}

/** Leaves the sinks that bring a big client in files of their own. */
const separateSinks: Plugin = {
  name: 'separate-sinks',
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(`^\\./(${BIG_SINKS.join('|')})/`) }, ({ path: imported }) => ({
      path: `./sinks/${path.basename(imported)}.js`,
      external: true,
    }));
  },
};

export async function filesIn(folder: string): Promise<BundleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sized = files.map(async (file) => ({ file: path.relative(folder, file), bytes: (await stat(file)).size }));
  return (await Promise.all(sized)).sort((a, b) => a.file.localeCompare(b.file));
}
