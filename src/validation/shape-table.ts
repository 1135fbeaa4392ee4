import type { ScalarSchema, Schema } from '../schemas/schema';

/** A schema as far as the normaliser walks it: what is a node, a list or a number, and what is known at all. */
export type Shape = ScalarShape | ListShape | NodeShape;

export interface ScalarShape {
  readonly type: ScalarSchema['type'];
}

interface ListShape {
  readonly type: 'array';
  readonly items: Shape;
}

export interface NodeShape {
  readonly type: 'object';
  /** The shape of a child; `undefined` for one that the schema does not describe. */
  readonly child: (name: string) => Shape | undefined;
}

/** A shape in little text: a scalar is its type, and a list has one item. Inner shapes are rows of the same table. */
type ShapeRow = ScalarSchema['type'] | readonly [items: number] | NodeRow;

interface NodeRow {
  /** The row of a node whose properties this one has too. */
  readonly base?: number;
  readonly properties: Readonly<Record<string, number>>;
  readonly additionalProperties?: number;
}

/** Many schemas in little text. */
export interface ShapeTable {
  /** Each a `ShapeRow` as JSON: a body needs few of them, and a text that is not read costs next to nothing. */
  readonly rows: readonly string[];
  /** The row of each schema, by its name. */
  readonly roots: Readonly<Record<string, number>>;
}

export function shapeTable(schemas: Readonly<Record<string, Schema>>): ShapeTable {
  const rows: string[] = [];
  const indexOf = (schema: Schema): number => {
    const row = JSON.stringify(rowOf(schema, indexOf));
    const known = rows.indexOf(row);
    return known === -1 ? rows.push(row) - 1 : known;
  };
  return { roots: mapped(schemas, indexOf), rows };
}

function rowOf(schema: Schema, indexOf: (inner: Schema) => number): ShapeRow {
  if (schema.type === 'array') return [indexOf(schema.items)];
  if (schema.type !== 'object') return schema.type;
  const { base, properties, additionalProperties } = schema;
  const own = Object.entries(properties).filter(([name, child]) => base?.properties[name] !== child);
  return {
    ...(base && { base: indexOf(base) }),
    properties: mapped(Object.fromEntries(own), indexOf),
    ...(additionalProperties && { additionalProperties: indexOf(additionalProperties) }),
  };
}

type ShapeAt = (index: number) => Shape;

/** Reads the shapes of a table, each when it is asked for: a body has few of all nodes that are described. */
export function shapeReader({ rows, roots }: ShapeTable): (name: string) => Shape {
  const made: Shape[] = [];
  const shapeAt = (index: number): Shape => (made[index] ??= shapeOfRow(rowAt(rows, index), shapeAt));
  return (name) => shapeAt(roots[name] ?? rows.length);
}

/** The shape of one schema. */
export function shapeOf(schema: Schema): Shape {
  return shapeReader(shapeTable({ schema }))('schema');
}

function rowAt(rows: readonly string[], index: number): ShapeRow {
  const row = rows[index];
  if (row === undefined) throw new Error(`The table of shapes has no row ${index}.`);
  return JSON.parse(row) as ShapeRow; // as `shapeTable` has written it
}

function shapeOfRow(row: ShapeRow, shapeAt: ShapeAt): Shape {
  if (typeof row === 'string') return { type: row };
  if (isList(row)) return { type: 'array', items: shapeAt(row[0]) };
  const { base, properties, additionalProperties } = row;
  const childOf = (name: string): Shape | undefined => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (own !== undefined) return shapeAt(own);
    const node = base === undefined ? undefined : shapeAt(base);
    const child = node?.type === 'object' ? node.child(name) : undefined;
    return child ?? (additionalProperties === undefined ? undefined : shapeAt(additionalProperties));
  };
  // A warm function asks for the same names again and again. Only what is described is kept: other names have no end.
  const known = Object.create(null) as Record<string, Shape | undefined>; // no name is inherited
  return {
    type: 'object',
    child(name) {
      const seen = known[name];
      if (seen) return seen;
      const child = childOf(name);
      if (child && additionalProperties === undefined) known[name] = child;
      return child;
    },
  };
}

function isList(row: ShapeRow): row is readonly [number] {
  return Array.isArray(row);
}

function mapped<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
