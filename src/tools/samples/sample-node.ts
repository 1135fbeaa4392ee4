import type { ParsedNode, ParsedValue } from '../../parse/parsed-value';
import type { NodeSchema, ScalarSchema, Schema } from '../../schemas/schema';
import { leftOut } from './left-out';
import type { SampleValue, SampleValues } from './sample-value';
import { sampleValues } from './sample-values';

/** What one sample has differently: values and absent nodes, each by `Name` or `Parent.Name`. */
export interface Differences {
  readonly values?: SampleValues;
  readonly leftOut?: readonly string[];
}

interface Recipe {
  readonly values: SampleValues;
  readonly leftOut: ReadonlySet<string>;
}

/** As many as it takes to see that a node can be repeated. */
const REPEATS = 2;

const HEADER = 'x-cos-meta-id';

/** A value that the schema accepts, with every node a callback usually has; the same at every call. */
export function sampleNode(schema: NodeSchema, name: string, differences: Differences = {}): ParsedNode {
  return nodeOf(schema, name, 0, {
    values: { ...sampleValues, ...differences.values },
    leftOut: new Set([...leftOut, ...(differences.leftOut ?? [])]),
  });
}

function nodeOf(schema: NodeSchema, parent: string, index: number, recipe: Recipe): ParsedNode {
  const node: ParsedNode = {};
  for (const [name, child] of Object.entries(schema.properties)) {
    if (recipe.leftOut.has(name) || recipe.leftOut.has(`${parent}.${name}`)) continue;
    node[name] = valueOf(child, parent, name, index, recipe);
  }
  // Where names are data, a header's name is as good as any.
  const { additionalProperties: others } = schema;
  if (others) node[HEADER] = valueOf(others, parent, HEADER, index, recipe);
  return node;
}

function valueOf(schema: Schema, parent: string, name: string, index: number, recipe: Recipe): ParsedValue {
  switch (schema.type) {
    case 'object':
      return nodeOf(schema, name, index, recipe);
    case 'array':
      return Array.from({ length: REPEATS }, (_, item) => valueOf(schema.items, parent, name, item, recipe));
    default:
      return scalarOf(schema, recipe.values[`${parent}.${name}`] ?? recipe.values[name], name, index);
  }
}

function scalarOf(schema: ScalarSchema, value: SampleValue | undefined, name: string, index: number): ParsedValue {
  const [only] = schema.enum ?? [];
  if (only !== undefined) return only;
  const chosen = typeof value === 'object' ? value[index % value.length] : value;
  if (schema.type === 'string') return String(chosen ?? `sample ${name}`);
  // A name may be text in one node and a number in another.
  return typeof chosen === 'number' ? chosen : index + 1;
}
