import { Ajv } from 'ajv';
import type { ErrorObject, Options } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { rootSchemas } from '../schemas/root-schemas';
import type { SchemaName } from '../schemas/root-schemas';
import { documentsOf, schemaUri } from './json-schema';

/** The part of ajv's error object that a message is made of. */
export type ValidationFault = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'>;

/**
 * `allErrors`: a callback is refused once, with everything that is wrong with it; the work is bounded by the body's
 * node limit. `messages: false`: our own say what came. `inlineRefs: false`: a part is one function however often it is used.
 */
const OPTIONS: Options = { allErrors: true, messages: false, inlineRefs: false, strict: true };

/** An ajv instance that knows every schema and compiles one when it is first asked for it. */
function createAjv(options: Options): Ajv {
  const ajv = new Ajv(options);
  ajv.addVocabulary(['allowed']);
  for (const document of documentsOf(Object.values(rootSchemas))) ajv.addSchema(document);
  return ajv;
}

let ajv: Ajv | undefined;

/**
 * Every fault of `value` against the named schema; empty when it is valid.
 * In the deployed function this module is replaced by `precompiledModule`, which holds the same function without ajv.
 */
export function validate(name: SchemaName, value: unknown): readonly ValidationFault[] {
  ajv ??= createAjv(OPTIONS);
  const validator = ajv.getSchema(schemaUri(name));
  if (!validator) throw new Error(`There is no schema named "${name}".`);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** The source of a module that stands for this one, with every validator compiled ahead. */
export function precompiledModule(): string {
  const names = Object.keys(rootSchemas);
  const exportNames = Object.fromEntries(names.map((name, index) => [`v${index}`, schemaUri(name)]));
  const validators = standaloneCode(createAjv({ ...OPTIONS, code: { source: true, esm: true } }), exportNames);
  const entries = names.map((name, index) => `${JSON.stringify(name)}: v${index}`).join(', ');
  return `${validators}
const validators = { ${entries} };
export function validate(name, value) {
  const validator = validators[name];
  return validator(value) ? [] : validator.errors;
}`;
}
