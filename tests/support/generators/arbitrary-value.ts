import fc from 'fast-check';
import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';
import type { NodeSchema, ScalarSchema, Schema } from '../../../src/schemas/schema';

/** Text that a careless reader or writer breaks. */
const HOSTILE = [
  ']]>',
  '<a>&amp;</a>',
  '"quoted" and \'quoted\'',
  '\\"',
  '42',
  '0.5',
  '007',
  '1.50',
  '1e5',
  '-0',
  '9007199254740993',
  'true',
  'null',
  ' padded ',
  'line\r\nline\ttab',
  '&#0;',
  '鹿 🦌 é',
  '\u00a0',
  '${Number}',
  '__proto__',
];

/** What XML cannot carry in any spelling. */
const NO_XML_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(NO_XML_CHARACTER, '')),
);

/** Names that both an XML element and a JSON property can have. */
export const nodeName = fc.stringMatching(/^[A-Z][A-Za-z0-9_-]{2,8}$/);

/** Any value that the schema accepts: some of the optional nodes, lists of one to three, hostile text. */
export function arbitraryNode(schema: NodeSchema): fc.Arbitrary<ParsedNode> {
  const children = Object.entries(schema.properties).map(([name, child]) => {
    const isRequired = schema.required?.includes(name) === true;
    return [name, isRequired ? required(child) : fc.option(arbitraryOf(child), { nil: undefined })] as const;
  });
  const named: fc.Arbitrary<{ [name: string]: ParsedValue | undefined }> = fc.record(Object.fromEntries(children));
  const others = schema.additionalProperties
    ? fc.dictionary(nodeName, arbitraryOf(schema.additionalProperties), { maxKeys: 3 })
    : fc.constant({});
  return fc.tuple(named, others).map(([node, more]) => withoutAbsent({ ...more, ...node }));
}

function withoutAbsent(node: { readonly [name: string]: ParsedValue | undefined }): ParsedNode {
  const present: ParsedNode = {};
  for (const [name, value] of Object.entries(node)) if (value !== undefined) present[name] = value;
  return present;
}

/** A required node is never empty, since what is empty is absent. */
function required(schema: Schema): fc.Arbitrary<ParsedValue> {
  return schema.type === 'string' && schema.enum === undefined
    ? hostileText.map((text) => `x${text}`)
    : arbitraryOf(schema);
}

function arbitraryOf(schema: Schema): fc.Arbitrary<ParsedValue> {
  switch (schema.type) {
    case 'object':
      return arbitraryNode(schema);
    case 'array':
      return fc.array(arbitraryOf(schema.items), { minLength: 1, maxLength: 3 });
    default:
      return arbitraryScalar(schema);
  }
}

function arbitraryScalar(schema: ScalarSchema): fc.Arbitrary<ParsedValue> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'integer':
      return fc.oneof(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }));
    case 'number':
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), fc.integer());
    case 'string':
      return hostileText;
  }
}
