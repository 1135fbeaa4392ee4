import fc from 'fast-check';
import type { NodeSchema, Schema } from '../../../src/schemas/schema';
import { vendorText } from './xml-text';
import type { XmlChild, XmlNode } from './xml-text';

/** Nodes that a schema accepts, as XML carries them: every value is text, and what may be absent sometimes is. */
export function schemaTree(schema: NodeSchema): fc.Arbitrary<XmlNode> {
  const required = new Set(schema.required);
  const children = Object.entries(schema.properties).map(([name, child]) =>
    childOf(child).map((value): XmlNode => ({ [name]: value })),
  );
  const optional = Object.keys(schema.properties).map((name) =>
    required.has(name) ? fc.constant(true) : fc.boolean(),
  );
  return fc
    .tuple(fc.tuple(...children), fc.tuple(...optional))
    .map(([nodes, kept]) => Object.assign({}, ...nodes.filter((_, at) => kept[at])) as XmlNode); // a merge of XmlNodes
}

function childOf(schema: Schema): fc.Arbitrary<XmlChild | XmlChild[]> {
  switch (schema.type) {
    case 'object':
      return schemaTree(schema);
    case 'array':
      return fc.array(singleOf(schema.items), { maxLength: 3 });
    default:
      return textOf(schema.type, schema.enum);
  }
}

/** A list in a list cannot be written as XML. */
function singleOf(schema: Schema): fc.Arbitrary<XmlChild> {
  if (schema.type === 'object') return schemaTree(schema);
  if (schema.type === 'array') throw new Error('XML has no lists of lists.');
  return textOf(schema.type, schema.enum);
}

function textOf(type: string, values: readonly (string | number)[] | undefined): fc.Arbitrary<string> {
  if (values) return fc.constantFrom(...values).map(String);
  if (type === 'integer') return fc.maxSafeInteger().map(String);
  if (type === 'number') return fc.oneof(fc.integer().map(String), fc.constantFrom('0.5', '-1.25', '99.0', '1e3'));
  return vendorText;
}
