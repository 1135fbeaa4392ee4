import crypto from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import ts from 'typescript';
import { precompiledModules } from '../validation/ajv';
import type { PrecompiledModules } from '../validation/ajv';

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
  const modules = precompiledModules();
  await build({
    ...COMMON,
    ...options,
    entryPoints: { index: program },
    outdir: folder,
    // The package's main file also loads its XML writer, 69 kB that nothing here uses.
    alias: { xml2js: 'xml2js/lib/parser.js' },
    plugins: [
      precompiledValidators(modules),
      withoutDocumentation,
      cryptoOnUse,
      saxWithoutStreams,
      ...(options.plugins ?? []),
    ],
  });
  for (const [group, contents] of Object.entries(modules.groups)) {
    await build({
      ...COMMON,
      stdin: { contents, resolveDir: process.cwd() },
      outfile: path.join(folder, 'validators', `${group}.js`),
    });
  }
}

/** Puts the validators that were compiled ahead where ajv would compile at start. */
function precompiledValidators({ main }: PrecompiledModules): Plugin {
  return {
    name: 'precompiled-validators',
    setup(bundler) {
      bundler.onLoad({ filter: /[\\/]src[\\/]validation[\\/]ajv\.ts$/ }, ({ path: replaced }) => ({
        contents: main,
        loader: 'js',
        resolveDir: path.dirname(replaced),
      }));
    },
  };
}

/** Loads Node's cryptography, a tenth of what Node itself takes to start, at its first use. */
const cryptoOnUse: Plugin = {
  name: 'crypto-on-use',
  setup(bundler) {
    const namespace = 'on-use';
    bundler.onResolve({ filter: /^node:crypto$/ }, ({ path: module, namespace: importer }) =>
      importer === namespace ? { path: module, external: true } : { path: module, namespace, sideEffects: false },
    );
    bundler.onLoad({ filter: /.*/, namespace }, ({ path: module }) => ({
      contents: Object.keys(crypto)
        .filter((name) => typeof Reflect.get(crypto, name) === 'function')
        .map((name) => `export const ${name} = (...given) => require('${module}').${name}(...given);`)
        .join('\n'),
    }));
  },
};

/** sax looks for streams and does without where there are none, as in a browser; its stream of events is not used here. */
const saxWithoutStreams: Plugin = {
  name: 'sax-without-streams',
  setup(bundler) {
    const namespace = 'none';
    bundler.onResolve({ filter: /^stream$/ }, ({ path: module, importer }) =>
      /[\\/]sax[\\/]lib[\\/]sax\.js$/.test(importer) ? { path: module, namespace } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** What the schemas say only to readers: of their documentation, messages need nothing but `allowed`. */
const DOCUMENTATION = ['description', '$comment', 'source'];

/** Leaves out of the schemas what only documents are made of: V8 reads every byte of a bundle at every cold start. */
const withoutDocumentation: Plugin = {
  name: 'without-documentation',
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]src[\\/]schemas[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: undocumented(await readFile(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

function undocumented(text: string): string {
  const source = ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest);
  const isDocumentation = (node: ts.Node): boolean =>
    ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && DOCUMENTATION.includes(node.name.text);
  const { transformed } = ts.transform(source, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node | undefined =>
        isDocumentation(node) ? undefined : ts.visitEachChild(node, visit, context);
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed.map((file) => ts.createPrinter().printFile(file)).join('');
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
