import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import type { MainHandler } from '../../../trigger/http-response';

/**
 * `call-compiled BUNDLE EVENT NAME`: a cold start of a built function and its first answer, which has to be 200, in which nothing
 * of the function is compiled: V8 has it in its code cache of this name, once the program has run once.
 */
const [bundle = '', eventFile = '', name = ''] = process.argv.slice(2);
const requireModule = createRequire(bundle);
const scripts: { readonly script: Script; readonly cache: string }[] = [];

type ModuleFunction = (exports: object, require: (id: string) => unknown, module: { exports: object }) => void;

function load(file: string): object {
  const cache = `${file}.${name}.cache`;
  const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
  const text = `(function (exports, require, module) {${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) });
  if (script.cachedDataRejected) throw new Error(`V8 does not take ${cache}.`);
  scripts.push({ script, cache });
  const module: { exports: object } = { exports: {} };
  // A script's value has no type; this one is written above.
  const run = script.runInThisContext() as ModuleFunction;
  run(
    module.exports,
    (id) => (id.startsWith('.') ? load(path.resolve(path.dirname(bundle), id)) : requireModule(id)),
    module,
  );
  return module.exports;
}

// What a build exports under this name is a handler; its type is lost on the way through a file.
const { main_handler } = load(bundle) as { readonly main_handler: MainHandler };
const event: unknown = JSON.parse(readFileSync(eventFile, 'utf8'));
void main_handler(event, { request_id: 'cold', time_limit_in_ms: 20_000 }).then(({ statusCode, body }) => {
  if (statusCode !== 200) process.stderr.write(`${body}\n`);
  for (const { script, cache } of scripts) if (!existsSync(cache)) writeFileSync(cache, script.createCachedData());
  process.exit(statusCode === 200 ? 0 : 1);
});
