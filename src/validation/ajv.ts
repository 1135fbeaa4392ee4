import { Ajv } from 'ajv';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { rootSchemas } from '../schemas/root-schemas';
import type { SchemaName } from '../schemas/root-schemas';
import { tagByNode } from '../schemas/task/tag-by-node';
import type { TaskTag } from '../schemas/task/tasks';
import { documentsOf, MOST_FAULTS, schemaUri } from './json-schema';
import type { JsonSchema } from './json-schema';
import { shapeReader, shapeTable } from './shape-table';
import type { Shape } from './shape-table';

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
const validators = new Map<SchemaName, ValidateFunction>();

// In the deployed function `deployed-validation.ts` stands for this file: the same functions without ajv.

/** Whether there is a schema of this name. */
export function isSchemaName(name: string): name is SchemaName {
  return Object.hasOwn(rootSchemas, name);
}

/** The Tag that a child of `Operation` tells by itself; `undefined` for a node that no Tag has, or several have. */
export function tagOfNode(name: string): TaskTag | undefined {
  return Object.hasOwn(tagByNode, name) ? tagByNode[name] : undefined;
}

let shapes: ((name: string) => Shape) | undefined;

/** The named schema, as far as it says what is a node, a list or a number. */
export function shapeNamed(name: SchemaName): Shape {
  return (shapes ??= shapeReader(shapeTable(rootSchemas)))(name);
}

/** The faults of `value` against the named schema, at most `MOST_FAULTS`; empty when it is valid. */
export function validate(name: SchemaName, value: unknown): readonly ValidationFault[] {
  const validator = validators.get(name) ?? compiled(name);
  return validator(value) ? [] : (validator.errors ?? []).slice(0, MOST_FAULTS);
}

function compiled(name: SchemaName): ValidateFunction {
  ajv ??= createAjv(OPTIONS);
  const validator = ajv.getSchema(schemaUri(name));
  if (!validator) throw new Error(`There is no schema named "${name}".`);
  validators.set(name, validator);
  return validator;
}

/** Every fault of `value` against a schema that only a command uses, each with the schema and the value that it is about. */
export function validateDocument(schema: JsonSchema, value: unknown): readonly ErrorObject[] {
  const validator = new Ajv({ ...OPTIONS, verbose: true }).addVocabulary(VOCABULARY).compile(schema);
  return validator(value) ? [] : (validator.errors ?? []);
}

/** The source of an ES module that exports the validators of schemas, each under its key. The build puts it into a file. */
export function standaloneValidators(names: Readonly<Record<string, SchemaName>>): string {
  const uris = Object.fromEntries(Object.entries(names).map(([key, name]) => [key, schemaUri(name)]));
  return standaloneCode(createAjv({ ...OPTIONS, code: { source: true, esm: true } }), uris);
}
