import fc from 'fast-check';
import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';
import type { NodeSchema, ScalarSchema, Schema } from '../../../src/schemas/schema';
import { vendorText } from './xml-text';

/** Names that both an XML element and a JSON property can have. */
export const nodeName = fc.stringMatching(/^[A-Z][A-Za-z0-9_-]{2,8}$/);

/** Any valid node of a schema: some of the optional children, lists of up to three, numbers as numbers or text. */
export function schemaTree(schema: NodeSchema, depth = 0): fc.Arbitrary<ParsedNode> {
  const children = Object.entries(schema.properties).map(([name, child]) => {
    const isRequired = schema.required?.includes(name) === true;
    return [name, isRequired ? required(child, depth) : sometimes(valueOf(child, depth), depth)] as const;
  });
  const named: fc.Arbitrary<{ [name: string]: ParsedValue | undefined }> = fc.record(Object.fromEntries(children));
  const others = schema.additionalProperties
    ? fc.dictionary(nodeName, valueOf(schema.additionalProperties, depth), { maxKeys: 3 })
    : fc.constant({});
  return fc.tuple(named, others).map(([node, more]) => withoutAbsent({ ...more, ...node }));
}

/** Below the top one child in three: a job may have so many parameters that all of them at once are a body of their own. */
function sometimes<T>(child: fc.Arbitrary<T>, depth: number): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: depth === 0 ? 1 : 2, arbitrary: fc.constant(undefined) },
    { weight: depth === 0 ? 4 : 1, arbitrary: child },
  );
}

function withoutAbsent(node: { readonly [name: string]: ParsedValue | undefined }): ParsedNode {
  const present: ParsedNode = {};
  for (const [name, value] of Object.entries(node)) if (value !== undefined) present[name] = value;
  return present;
}

/** A required child is never empty, since what is empty is absent. */
function required(schema: Schema, depth: number): fc.Arbitrary<ParsedValue> {
  if (schema.type === 'array') return fc.array(required(schema.items, depth), { minLength: 1, maxLength: 3 });
  return schema.type === 'string' && schema.enum === undefined
    ? vendorText.map((text) => `x${text}`)
    : valueOf(schema, depth);
}

function valueOf(schema: Schema, depth: number): fc.Arbitrary<ParsedValue> {
  switch (schema.type) {
    case 'object':
      return schemaTree(schema, depth + 1);
    case 'array':
      return fc.array(valueOf(schema.items, depth), { maxLength: 3 });
    default:
      return scalarOf(schema);
  }
}

function scalarOf(schema: ScalarSchema): fc.Arbitrary<ParsedValue> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer':
      return fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }));
    case 'number':
      return fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        fc.integer(),
        fc.constantFrom('0.5', '-1.25', '99.0', '1e3'),
      );
    case 'string':
      return vendorText;
  }
}

/** A node that no schema describes. */
export const unheardNode: fc.Arbitrary<ParsedNode> = fc.letrec<{ node: ParsedNode; value: ParsedValue }>((tie) => ({
  node: fc.dictionary(nodeName, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small' },
    vendorText,
    fc.array(vendorText, { maxLength: 3 }),
    tie('node'),
    fc.array(tie('node'), { maxLength: 2 }),
  ),
})).node;
