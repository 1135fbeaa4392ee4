import crypto from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Puts what the build has compiled ahead where ajv would compile at start. */
export const validationWithoutAjv: Plugin = {
  name: 'validation-without-ajv',
  setup(bundler) {
    bundler.onResolve({ filter: /(?:validation|^\.)\/ajv$/ }, ({ path: imported, resolveDir }) => ({
      path: path.resolve(resolveDir, path.dirname(imported), 'deployed-validation.ts'),
    }));
  },
};

/** Loads Node's cryptography, a tenth of what Node itself takes to start, at its first use. */
export const cryptoOnUse: Plugin = {
  name: 'crypto-on-use',
  setup(bundler) {
    const namespace = 'on-use';
    bundler.onResolve({ filter: /^node:crypto$/ }, ({ path: module, namespace: importer }) =>
      importer === namespace ? { path: module, external: true } : { path: module, namespace, sideEffects: false },
    );
    bundler.onLoad({ filter: /.*/, namespace }, ({ path: module }) => ({
      contents: Object.keys(crypto)
        // A class could not be made by a function that stands for it; without it, the build fails where one is imported.
        .filter((name) => typeof Reflect.get(crypto, name) === 'function' && /^[a-z]/.test(name))
        .map((name) => `export const ${name} = (...given) => require('${module}').${name}(...given);`)
        .join('\n'),
    }));
  },
};

/** The reader of XML, in a file of its own beside the function: a callback in JSON does not need it. */
export const xmlOnUse: Plugin = {
  name: 'xml-on-use',
  setup(bundler) {
    const namespace = 'xml-on-use';
    bundler.onResolve({ filter: /(?:parse|^\.)\/xml$/ }, () => ({ path: XML_FILE, namespace, sideEffects: false }));
    bundler.onResolve({ filter: /.*/, namespace }, ({ path: file }) => ({ path: file, external: true }));
    bundler.onLoad({ filter: /.*/, namespace }, ({ path: file }) => ({
      contents: `export const parseXml = (document) => require('${file}').parseXml(document);`,
    }));
  },
};

const XML_FILE = './xml.js';

/** What of sax the reader of XML does not use, and a cold start would pay for. */
export const saxForXml: Plugin = {
  name: 'sax-for-xml',
  setup(bundler) {
    const namespace = 'none';
    // sax looks for streams and does without where there are none, as in a browser; its stream of events is not used here.
    bundler.onResolve({ filter: /^stream$/ }, ({ path: module, importer }) =>
      SAX.test(importer) ? { path: module, namespace } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace }, () => ({ contents: 'module.exports = {};' }));
    bundler.onLoad({ filter: SAX }, async ({ path: file }) => ({
      contents: withoutHtmlEntities(await readFile(file, 'utf8')),
    }));
  },
};

const SAX = /[\\/]sax[\\/]lib[\\/]sax\.js$/;
const HTML_ENTITIES = /sax\.ENTITIES = Object\.assign\(Object\.create\(null\), \{[^}]*\}\)/;

/** XML has five entities, and `xml-text.ts` refuses any other before sax sees it. sax prepares 250 of HTML when it is loaded. */
function withoutHtmlEntities(code: string): string {
  if (!HTML_ENTITIES.test(code))
    throw new Error('sax has its entities in another place than src/tools/build looks for.');
  return code.replace(HTML_ENTITIES, 'sax.ENTITIES = sax.XML_ENTITIES');
}

const DEFINITION = /[\\/]src[\\/]sinks[\\/].+-definition\.ts$/;

/** What is loaded on use, each file by its name. */
export interface LoadedOnUse {
  /** What the definitions of sinks load. */
  readonly clients: Map<string, string>;
  /** What the function itself loads. */
  readonly parts: Map<string, string>;
}

/** Leaves what is loaded on use in files of their own, and adds it to what is found. */
export function loadedApart({ clients, parts }: LoadedOnUse): Plugin {
  return {
    name: 'loaded-apart',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.\.?\// }, ({ kind, importer, path: imported, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const name = path.basename(imported);
        const isClient = DEFINITION.test(importer);
        (isClient ? clients : parts).set(name, path.resolve(resolveDir, `${imported}.ts`));
        return { path: isClient ? `./sinks/${name}.js` : `./${name}.js`, external: true };
      });
    },
  };
}

/** What the schemas say only to readers: of their documentation, messages need nothing but `allowed`. */
const PROSE = ['description', '$comment', 'source'];

/** Where they say it: of callbacks, and of environment variables. */
const WITH_PROSE = /[\\/]src[\\/](?:schemas[\\/].*|configuration[\\/]variables|sinks[\\/].+-definition)\.ts$/;

/** Leaves out of the schemas what only documents are made of: V8 reads every byte of a bundle at every cold start. */
export const schemasWithoutProse: Plugin = {
  name: 'schemas-without-prose',
  setup(bundler) {
    bundler.onLoad({ filter: WITH_PROSE }, async ({ path: file }) => ({
      contents: withoutProse(await readFile(file, 'utf8')),
      loader: 'ts',
    }));
  },
};

function withoutProse(text: string): string {
  const source = ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest);
  const isProse = (node: ts.Node): boolean =>
    ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && PROSE.includes(node.name.text);
  const { transformed } = ts.transform(source, [
    (context) => (root) => {
      const visit = (node: ts.Node): ts.Node | undefined =>
        isProse(node) ? undefined : ts.visitEachChild(node, visit, context);
      return ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed.map((file) => ts.createPrinter().printFile(file)).join('');
}
