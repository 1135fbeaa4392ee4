import type { Schema } from '../schemas/schema';

/** Plain JSON Schema (draft-07), as ajv reads it and as other languages can. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** How many faults of one value a validator notes: what has nothing but faults must not fill the memory with them. */
export const MOST_FAULTS = 1000;

/**
 * Writes a schema as plain JSON Schema in which each named part is what `onPart` gives for it: usually a `$ref`.
 * `onPart` is told of every part met, so that the caller can place its definition.
 */
export function toJsonSchema(schema: Schema, onPart: (id: string, part: Schema) => JsonSchema): JsonSchema {
  const inner = (child: Schema): JsonSchema =>
    child.$id === undefined ? toJsonSchema(child, onPart) : onPart(child.$id, child);
  const innerAll = (children: { readonly [name: string]: Schema }): JsonSchema =>
    Object.fromEntries(Object.entries(children).map(([name, child]) => [name, inner(child)]));

  switch (schema.type) {
    case 'array':
      return { ...schema, items: inner(schema.items) };
    case 'object': {
      const { base, properties, required = [], additionalProperties, shallow, ...rest } = schema;
      const own = Object.entries(properties).filter(([name, child]) => base?.properties[name] !== child);
      return {
        ...rest,
        ...(base && { allOf: [inner(base)] }),
        properties: innerAll(Object.fromEntries(own)),
        required: required.filter((name) => !base?.required?.includes(name)),
        ...(additionalProperties && { additionalProperties: inner(additionalProperties) }),
      };
    }
    default:
      return { ...schema };
  }
}

function isShallow(schema: Schema): boolean {
  return schema.type === 'object' && schema.shallow === true;
}

/** A schema's name as an absolute URI: ajv would resolve a relative one against the document it stands in. */
export function schemaUri(name: string): string {
  return `urn:cloud-infinite-callback:${name}`;
}

/**
 * What ajv is to validate: schemas and their parts as separate documents, each under its own URI, and of a shallow part only
 * that it is a node. Throws when two parts share a name.
 */
export function documentsOf(roots: Iterable<Schema>): JsonSchema[] {
  const documents = new Map<string, { source: Schema; document: JsonSchema }>();
  const add = (id: string, source: Schema): JsonSchema => {
    const known = documents.get(id);
    if (known && known.source !== source) {
      throw new Error(`Two schemas are named "${id}": give one of them another $id.`);
    }
    if (!known) {
      const entry = { source, document: {} };
      documents.set(id, entry);
      entry.document = { ...toJsonSchema(source, reference), $id: schemaUri(id) };
    }
    return { $ref: schemaUri(id) };
  };
  const reference = (id: string, source: Schema): JsonSchema =>
    isShallow(source) ? { type: source.type } : add(id, source);
  for (const root of roots) {
    if (root.$id === undefined) throw new Error('A root schema has no $id.');
    add(root.$id, root);
  }
  return [...documents.values()].map(({ document }) => document);
}
