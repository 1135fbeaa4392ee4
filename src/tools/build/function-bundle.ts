import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import {
  cryptoOnUse,
  loadedApart,
  saxForXml,
  schemasWithoutProse,
  validationWithoutAjv,
  xmlOnUse,
} from './bundle-plugins';
import type { LoadedOnUse } from './bundle-plugins';
import { writeLicences } from './licences';
import { schemaIndex, validatorModules } from './validator-modules';

export interface BundleFile {
  /** Path below the output folder. */
  readonly file: string;
  readonly bytes: number;
}

/** What is deployed. */
export interface FunctionBundle {
  readonly files: readonly BundleFile[];
  /** Of what it was made: files of the project and of packages, by their paths from the root of the project. */
  readonly sources: readonly string[];
}

/** What a program was made of. */
export interface Bundled extends LoadedOnUse {
  /** As in `FunctionBundle`. */
  readonly sources: readonly string[];
}

const COMMON = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node16.13',
  minify: true,
  legalComments: 'none',
  metafile: true,
  // What is loaded on use is loaded by `require`: `import()` would first start Node's other module loader.
  supported: { 'dynamic-import': false },
} as const satisfies BuildOptions;

/** How xml2js is bundled. */
const XML = {
  // The package's main file also loads its XML writer, 69 kB that nothing here uses.
  alias: { xml2js: 'xml2js/lib/parser.js' },
  plugins: [saxForXml],
} satisfies BuildOptions;

/**
 * Makes what is deployed, and nothing else, in `folder`: the function, and what it loads when it needs it. `clients` has
 * other files for the clients of sinks, by the name of the client.
 */
export async function bundleFunction(
  folder: string,
  clients: Readonly<Record<string, string>> = {},
): Promise<FunctionBundle> {
  await rm(folder, { recursive: true, force: true });
  const sources = await bundleWithSinks('src/index.ts', folder, clients);
  // With other clients it is made to be measured, and passed on to nobody.
  if (Object.keys(clients).length === 0) await writeLicences(folder, sources);
  return { files: await filesIn(folder), sources };
}

/** Bundles a program as `index.js`, and beside it all that the function in it loads. Resolves with its sources, sorted. */
export async function bundleWithSinks(
  program: string,
  folder: string,
  clients: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const main = await bundleWithValidators(program, folder, [xmlOnUse]);
  const xml = await build({ ...COMMON, ...XML, entryPoints: { xml: 'src/parse/xml.ts' }, outdir: folder });
  const { metafile } = await build({
    ...COMMON,
    entryPoints: [...main.clients].map(([name, file]) => ({ in: clients[name] ?? file, out: name })),
    outdir: path.join(folder, 'sinks'),
    plugins: [cryptoOnUse],
  });
  const parts = await build({
    ...COMMON,
    entryPoints: [...main.parts].map(([name, file]) => ({ in: file, out: name })),
    outdir: folder,
    plugins: [cryptoOnUse, xmlOnUse],
  });
  const inputs = [xml, { metafile }, parts].flatMap((each) => Object.keys(each.metafile.inputs));
  return [...new Set([...main.sources, ...inputs])].sort();
}

/**
 * Bundles a program as `index.js`, without the clients of sinks and what `apart` leaves out, and beside it the validators that
 * it loads by group.
 */
export async function bundleWithValidators(
  program: string,
  folder: string,
  apart: readonly Plugin[] = [],
): Promise<Bundled> {
  const found: LoadedOnUse = { clients: new Map(), parts: new Map() };
  const { metafile } = await build({
    ...COMMON,
    ...XML,
    entryPoints: { index: program },
    outdir: folder,
    define: { SCHEMA_INDEX: JSON.stringify(schemaIndex()) },
    plugins: [validationWithoutAjv, loadedApart(found), schemasWithoutProse, cryptoOnUse, ...XML.plugins, ...apart],
  });
  const groups = Object.entries(validatorModules()).map(([group, contents]) =>
    build({
      ...COMMON,
      stdin: { contents, resolveDir: process.cwd() },
      outfile: path.join(folder, 'validators', `${group}.js`),
    }),
  );
  const metafiles = [metafile, ...(await Promise.all(groups)).map((group) => group.metafile)];
  return { sources: metafiles.flatMap(({ inputs }) => Object.keys(inputs)), ...found };
}

/** The files of a folder and how large they are. */
export async function filesIn(folder: string): Promise<BundleFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const sized = files.map(async (file) => ({ file: path.relative(folder, file), bytes: (await stat(file)).size }));
  return (await Promise.all(sized)).sort((a, b) => a.file.localeCompare(b.file));
}
