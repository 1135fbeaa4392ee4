import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { rootSchemas, schemaGroups } from '../../src/schemas/root-schemas';
import type { SchemaName } from '../../src/schemas/root-schemas';
import type { Schema } from '../../src/schemas/schema';
import { precompiledModules, validate } from '../../src/validation/ajv';
import type { ValidationFault } from '../../src/validation/ajv';
import { shapeReader } from '../../src/validation/shape-table';
import type { ShapeTable } from '../../src/validation/shape-table';

type Validator = ((value: unknown) => boolean) & { readonly errors: ValidationFault[] | null };

interface Group {
  readonly validators: Readonly<Record<string, Validator>>;
  readonly shapes: string;
}

/** Runs the source of a group as the bundler would, without the bundler. */
function groupIn(source: string): Group {
  const { code } = transformSync(source, { format: 'cjs' });
  const module = { exports: {} as Group };
  // A script's value has no type; this one is written in the line below.
  const run = runInThisContext(`(module, require) => {${code}}`) as (module: unknown, require: NodeJS.Require) => void;
  run(module, createRequire(__filename));
  return module.exports;
}

/** Values that fit a schema here and there, and break it everywhere else. */
function nearly(schema: Schema): fc.Arbitrary<unknown> {
  const broken = fc.constantFrom<unknown>('text', '', 7, 1.5, true, null, [], {}, [['x']], { Other: 1 });
  if (schema.type === 'array') return fc.oneof(broken, fc.array(nearly(schema.items), { maxLength: 3 }));
  if (schema.type !== 'object') return fc.oneof(broken, fc.constantFrom<unknown>(...(schema.enum ?? ['a'])));
  const children = Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, nearly(child)]));
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(children, { requiredKeys: [] }) },
    { weight: 1, arbitrary: broken },
  );
}

const seen = (faults: readonly ValidationFault[]): unknown[] =>
  faults.map(({ instancePath, keyword, params }) => ({ instancePath, keyword, params: { ...params } }));

const GROUPS = precompiledModules().groups;
const CASES = Object.entries(GROUPS).flatMap(([group, source]) => {
  const { validators, shapes } = groupIn(source);
  // Written by the code under test.
  const shapeNamed = shapeReader(JSON.parse(shapes) as ShapeTable);
  return (schemaGroups[group] ?? []).map((name) => ({ name, validator: validators[name], shape: shapeNamed(name) }));
});

it('hold every schema', () => {
  const names = CASES.map(({ name }) => name);
  expect(new Set<SchemaName>(names)).toEqual(new Set(Object.keys(rootSchemas)));
  expect(CASES.filter(({ validator }) => validator === undefined)).toEqual([]);
});

it.each(CASES)('say of $name what ajv says', ({ name, validator }) => {
  fc.assert(
    fc.property(nearly(rootSchemas[name]), (value) => {
      const isValid = validator?.(value);
      const expected = validate(name, value);
      expect(isValid).toBe(expected.length === 0);
      expect(seen(isValid ? [] : (validator?.errors ?? []))).toEqual(seen(expected));
    }),
    { numRuns: 30 },
  );
});

it.each(CASES)('hold what the normaliser walks of $name', ({ name, shape }) => {
  expect(shape).toEqual(shapeOf(rootSchemas[name]));
});

function shapeOf(schema: Schema): Schema {
  const { type } = schema;
  if (type === 'array') return { type, items: shapeOf(schema.items) };
  if (type !== 'object') return { type };
  const { properties, additionalProperties } = schema;
  return {
    type,
    properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, shapeOf(child)])),
    ...(additionalProperties && { additionalProperties: shapeOf(additionalProperties) }),
  };
}
