import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import {
  clientsApart,
  cryptoOnUse,
  saxWithoutStreams,
  schemasWithoutProse,
  validationWithoutAjv,
} from './bundle-plugins';
import { groupOfSchema, validatorModules } from './validator-modules';

export interface BundleFile {
  /** Path below the output folder. */
  readonly file: string;
  readonly bytes: number;
}

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

/**
 * Makes what is deployed, and nothing else, in `folder`: the function, and what it loads when it needs it. `clients` has
 * other files for the clients of sinks, by the name of the client: `cos-store`.
 */
export async function bundleFunction(
  folder: string,
  clients: Readonly<Record<string, string>> = {},
): Promise<BundleFile[]> {
  await rm(folder, { recursive: true, force: true });
  const found = await bundleWithValidators('src/index.ts', folder);
  await build({
    ...COMMON,
    entryPoints: [...found].map(([name, file]) => ({ in: clients[name] ?? file, out: name })),
    outdir: path.join(folder, 'sinks'),
    plugins: [cryptoOnUse],
  });
  return await filesIn(folder);
}

/**
 * Bundles a program as `index.js`, and beside it the validators that it loads by group. The clients of sinks are left out;
 * the result has their files by name.
 */
export async function bundleWithValidators(program: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const clients = new Map<string, string>();
  await build({
    ...COMMON,
    entryPoints: { index: program },
    outdir: folder,
    // The package's main file also loads its XML writer, 69 kB that nothing here uses.
    alias: { xml2js: 'xml2js/lib/parser.js' },
    define: { SCHEMA_GROUPS: JSON.stringify(groupOfSchema()) },
    plugins: [validationWithoutAjv, clientsApart(clients), schemasWithoutProse, cryptoOnUse, saxWithoutStreams],
  });
  const groups = Object.entries(validatorModules()).map(([group, contents]) =>
    build({
      ...COMMON,
      stdin: { contents, resolveDir: process.cwd() },
      outfile: path.join(folder, 'validators', `${group}.js`),
    }),
  );
  await Promise.all(groups);
  return clients;
}

export async function filesIn(folder: string): Promise<BundleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sized = files.map(async (file) => ({ file: path.relative(folder, file), bytes: (await stat(file)).size }));
  return (await Promise.all(sized)).sort((a, b) => a.file.localeCompare(b.file));
}
