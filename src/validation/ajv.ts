import { Ajv } from 'ajv';
import type { ErrorObject, Options } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { isSchemaName, rootSchemas, schemaGroups } from '../schemas/root-schemas';
import type { SchemaName } from '../schemas/root-schemas';
import type { Schema } from '../schemas/schema';
import { compactCode } from './compact-code';
import { documentsOf, schemaUri } from './json-schema';
import type { JsonSchema } from './json-schema';
import { shapeTable } from './shape-table';

/** The part of ajv's error object that a message is made of. */
export type ValidationFault = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'>;

/**
 * `allErrors`: a callback is refused once, with everything that is wrong with it; the work is bounded by the body's
 * node limit. `messages: false`: our own say what came. `inlineRefs: false`: a part is one function however often it is used.
 */
const OPTIONS: Options = { allErrors: true, messages: false, inlineRefs: false, strict: true };

/** The keyword that is only for messages. */
const VOCABULARY = ['allowed'];

/** An ajv instance that knows every schema and compiles one when it is first asked for it. */
function createAjv(options: Options): Ajv {
  const ajv = new Ajv(options);
  ajv.addVocabulary(VOCABULARY);
  for (const document of documentsOf(Object.values(rootSchemas))) ajv.addSchema(document);
  return ajv;
}

let ajv: Ajv | undefined;

// In the deployed function this module is replaced by `precompiledModules`, whose functions do the same without ajv.

export { isSchemaName };

/** The named schema, as far as it says what is a node, a list or a number. */
export function shapeNamed(name: SchemaName): Schema {
  return rootSchemas[name];
}

/** Every fault of `value` against the named schema; empty when it is valid. */
export function validate(name: SchemaName, value: unknown): readonly ValidationFault[] {
  ajv ??= createAjv(OPTIONS);
  const validator = ajv.getSchema(schemaUri(name));
  if (!validator) throw new Error(`There is no schema named "${name}".`);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** Every fault of `value` against a schema that only a command uses, each with the schema and the value that it is about. */
export function validateDocument(schema: JsonSchema, value: unknown): readonly ErrorObject[] {
  const validator = new Ajv({ ...OPTIONS, verbose: true }).addVocabulary(VOCABULARY).compile(schema);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** Sources of modules that stand for this one, with every validator compiled ahead. Paths are relative to this file. */
export interface PrecompiledModules {
  /** Exports the functions above, and loads a group from `./validators/<group>.js` when one of its schemas is first needed. */
  readonly main: string;
  /** By group name; each exports `validators`, functions by schema name, and `shapes`, a shape table as text. */
  readonly groups: Readonly<Record<string, string>>;
}

export function precompiledModules(): PrecompiledModules {
  const groupOf = Object.fromEntries(
    Object.entries(schemaGroups).flatMap(([group, names]) => names.map((name) => [name, group])),
  );
  const main = `import { shapeReader } from './shape-table';
const groupOf = ${JSON.stringify(groupOf)};
const groups = {};
function groupWith(name) {
  return (groups[groupOf[name]] ??= loaded("./validators/" + groupOf[name] + ".js"));
}
function loaded(file) {
  const { validators, shapes } = require(file);
  let shapeNamed;
  return { validators, shapeNamed: (name) => (shapeNamed ??= shapeReader(JSON.parse(shapes)))(name) };
}
export const isSchemaName = (name) => Object.hasOwn(groupOf, name);
export const shapeNamed = (name) => groupWith(name).shapeNamed(name);
export function validate(name, value) {
  const validator = groupWith(name).validators[name];
  return validator(value) ? [] : validator.errors;
}`;
  const sources = Object.entries(schemaGroups).map(([group, names]) => [group, groupModule(names)] as const);
  return { main, groups: Object.fromEntries(sources) };
}

function groupModule(names: readonly SchemaName[]): string {
  const exported = Object.fromEntries(names.map((name, index) => [`v${index}`, schemaUri(name)]));
  const code: string = standaloneCode(createAjv({ ...OPTIONS, code: { source: true, esm: true } }), exported);
  const validators = names.map((name, index) => `"${name}": v${index}`);
  const shapes = shapeTable(Object.fromEntries(names.map((name) => [name, rootSchemas[name]])));
  return `${compactCode(code)}
export const validators = { ${validators.join(', ')} };
export const shapes = ${JSON.stringify(JSON.stringify(shapes))};`;
}
