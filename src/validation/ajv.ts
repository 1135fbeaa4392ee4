import { Ajv } from 'ajv';
import type { ErrorObject, Options } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { rootSchemas, schemaGroups } from '../schemas/root-schemas';
import type { SchemaName } from '../schemas/root-schemas';
import { compactCode } from './compact-code';
import { documentsOf, schemaUri } from './json-schema';
import type { JsonSchema } from './json-schema';

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
  for (const document of documentsOf(Object.values(rootSchemas))) ajv.addSchema(withoutDocumentation(document));
  return ajv;
}

/** The keywords that validate nothing. A property of such a name is a schema, and no text. */
const DOCUMENTATION = ['$comment', 'description', 'allowed', 'default'];

/** Validators compiled ahead hold the schemas that they refer to, and would hold their documentation too. */
function withoutDocumentation(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (name, value: unknown) =>
    typeof value === 'string' && DOCUMENTATION.includes(name) ? undefined : value,
  );
  return JSON.parse(text) as JsonSchema; // what was written as JSON just now
}

let ajv: Ajv | undefined;

/**
 * Every fault of `value` against the named schema; empty when it is valid.
 * In the deployed function this module is replaced by `precompiledModules`, which hold the same function without ajv.
 */
export function validate(name: SchemaName, value: unknown): readonly ValidationFault[] {
  ajv ??= createAjv(OPTIONS);
  const validator = ajv.getSchema(schemaUri(name));
  if (!validator) throw new Error(`There is no schema named "${name}".`);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** Every fault of `value` against a schema that only a command uses, each with the schema and the value that it is about. */
export function validateDocument(schema: JsonSchema, value: unknown): readonly ErrorObject[] {
  const validator = new Ajv({ ...OPTIONS, verbose: true }).addVocabulary(['allowed']).compile(schema);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** Sources of modules that stand for this one, with every validator compiled ahead. */
export interface PrecompiledModules {
  /** Exports `validate` as above, and loads a group from `./validators/<group>.js` when it is first needed. */
  readonly main: string;
  /** By group name; each exports `validators`, an object of functions by schema name. */
  readonly groups: Readonly<Record<string, string>>;
}

export function precompiledModules(): PrecompiledModules {
  const groupOfName = Object.fromEntries(
    Object.entries(schemaGroups).flatMap(([group, names]) => names.map((name) => [name, group])),
  );
  const main = `const validators = {};
const groupOf = ${JSON.stringify(groupOfName)};
export function validate(name, value) {
  if (validators[name] === undefined) {
    const file = "./validators/" + groupOf[name] + ".js";
    Object.assign(validators, require(file).validators);
  }
  return validators[name](value) ? [] : validators[name].errors;
}`;
  const sources = Object.entries(schemaGroups).map(([group, names]) => [group, validatorsOf(names)] as const);
  return { main, groups: Object.fromEntries(sources) };
}

function validatorsOf(names: readonly SchemaName[]): string {
  const exported = Object.fromEntries(names.map((name, index) => [`v${index}`, schemaUri(name)]));
  const code: string = standaloneCode(createAjv({ ...OPTIONS, code: { source: true, esm: true } }), exported);
  return `${compactCode(code)}\nexport const validators = { ${names.map((name, index) => `"${name}": v${index}`).join(', ')} };`;
}
