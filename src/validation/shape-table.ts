import type { NodeSchema, Schema } from '../schemas/schema';

/**
 * A schema as far as the normaliser walks it: what is a node, a list or a number, and what is known at all.
 * Inner schemas are rows of the same table, each different one once.
 */
export interface ShapeRow {
  readonly type: Schema['type'];
  /** The row of a node whose properties this one has too. */
  readonly base?: number;
  readonly properties?: Readonly<Record<string, number>>;
  readonly items?: number;
  readonly additionalProperties?: number;
}

/** Many schemas in little text. */
export interface ShapeTable {
  readonly rows: readonly ShapeRow[];
  /** The row of each schema, by its name. */
  readonly roots: Readonly<Record<string, number>>;
}

export function shapeTable(schemas: Readonly<Record<string, Schema>>): ShapeTable {
  const rows: ShapeRow[] = [];
  const indices = new Map<string, number>();
  const indexOf = (schema: Schema): number => {
    const row = rowOf(schema, indexOf);
    const text = JSON.stringify(row);
    const index = indices.get(text) ?? rows.push(row) - 1;
    indices.set(text, index);
    return index;
  };
  return { roots: mapped(schemas, indexOf), rows };
}

function rowOf(schema: Schema, indexOf: (inner: Schema) => number): ShapeRow {
  const { type } = schema;
  if (type === 'array') return { type, items: indexOf(schema.items) };
  if (type !== 'object') return { type };
  const { base, properties, additionalProperties } = schema;
  const own = Object.entries(properties).filter(([name, child]) => base?.properties[name] !== child);
  return {
    type,
    ...(base && { base: indexOf(base) }),
    properties: mapped(Object.fromEntries(own), indexOf),
    ...(additionalProperties && { additionalProperties: indexOf(additionalProperties) }),
  };
}

/** Reads the shapes of a table; what is in several of them is made once. */
export function shapeReader({ rows, roots }: ShapeTable): (name: string) => Schema {
  const made: Schema[] = [];
  const shapeAt = (index: number): Schema => (made[index] ??= shapeOf(rowAt(rows, index), shapeAt));
  return (name) => shapeAt(roots[name] ?? rows.length);
}

function rowAt(rows: readonly ShapeRow[], index: number): ShapeRow {
  const row = rows[index];
  if (row === undefined) throw new Error(`The table of shapes has no row ${index}.`);
  return row;
}

function shapeOf({ type, base, properties = {}, items = 0, additionalProperties }: ShapeRow, shapeAt: ShapeAt): Schema {
  if (type === 'array') return { type, items: shapeAt(items) };
  if (type !== 'object') return { type };
  return {
    type,
    properties: { ...(base !== undefined && propertiesOf(shapeAt(base))), ...mapped(properties, shapeAt) },
    ...(additionalProperties !== undefined && { additionalProperties: shapeAt(additionalProperties) }),
  };
}

function propertiesOf(shape: Schema): NodeSchema['properties'] {
  return shape.type === 'object' ? shape.properties : {};
}

type ShapeAt = (index: number) => Schema;

function mapped<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> {
  const changed: Record<string, To> = {};
  for (const [name, value] of Object.entries(values)) changed[name] = change(value);
  return changed;
}
