import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { rootSchemas } from '../../src/schemas/root-schemas';
import type { SchemaName } from '../../src/schemas/root-schemas';
import type { Schema } from '../../src/schemas/schema';
import * as ajv from '../../src/validation/ajv';
import type { ValidationFault } from '../../src/validation/ajv';
import { precompiledValidation } from '../../src/validation/precompiled-validation';
import type { ValidatorGroup } from '../../src/validation/precompiled-validation';
import type { Shape } from '../../src/validation/shape-table';
import { schemaIndex, validatorModules } from '../../src/tools/build/validator-modules';

/** Runs the source of a module as the bundler would, without the bundler. */
function exportsOf(source: string): unknown {
  const { code } = transformSync(source, { format: 'cjs' });
  const module: { exports: unknown } = { exports: {} };
  // A script's value has no type; this one is written in the line below.
  const run = runInThisContext(`(module, require) => {${code}}`) as (module: unknown, require: unknown) => void;
  run(module, createRequire(__filename));
  return module.exports;
}

const modules = validatorModules();
const loaded: string[] = [];

const precompiled = precompiledValidation(schemaIndex(), (group) => {
  loaded.push(group);
  return exportsOf(modules[group] ?? '') as ValidatorGroup; // as `validatorModules` promises
});

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

const NAMES = Object.keys(rootSchemas) as SchemaName[]; // they are its type's

it.each(NAMES)('say of %s what ajv says', (name) => {
  fc.assert(
    fc.property(nearly(rootSchemas[name]), (value) => {
      expect(seen(precompiled.validate(name, value))).toEqual(seen(ajv.validate(name, value)));
    }),
    { numRuns: 30 },
  );
});

it.each(NAMES)('hold what the normaliser walks of %s', (name) => {
  expect(seenOf(precompiled.shapeNamed(name), rootSchemas[name])).toEqual(describedBy(rootSchemas[name]));
});

it('know the names of schemas and no others', () => {
  expect(NAMES.filter((name) => !precompiled.isSchemaName(name))).toEqual([]);
  expect(['task/', 'task/other', 'toString', ''].filter((name) => precompiled.isSchemaName(name))).toEqual([]);
});

/** A name that no schema describes. */
const OTHER = 'NobodyDescribesThis';

/** The types of a schema and of all that is in it, by name. */
function describedBy(schema: Schema | undefined): unknown {
  if (schema?.type === 'array') return [describedBy(schema.items)];
  if (schema?.type !== 'object') return schema?.type;
  const children = Object.entries({ ...schema.properties, [OTHER]: schema.additionalProperties });
  return Object.fromEntries(children.map(([name, child]) => [name, describedBy(child)]));
}

/** The same of a shape, asked for every name that the schema describes. */
function seenOf(shape: Shape | undefined, schema: Schema | undefined): unknown {
  if (shape?.type === 'array') return [seenOf(shape.items, schema?.type === 'array' ? schema.items : undefined)];
  if (shape?.type !== 'object') return shape?.type;
  const { properties = {}, additionalProperties } = schema?.type === 'object' ? schema : {};
  const children = Object.entries({ ...properties, [OTHER]: additionalProperties });
  return Object.fromEntries(children.map(([name, child]) => [name, seenOf(shape.child(name), child)]));
}

it('are loaded a group at a time, each once', () => {
  expect([...loaded].sort()).toEqual([...new Set(Object.values(schemaIndex().groupOf))].sort());
});

it('tell a Tag by its own nodes as ajv does, and by no other', () => {
  for (const name of ['WordsGeneralizeResult', 'PicProcessResult', 'MediaResult', 'Output', 'toString', '']) {
    expect([name, precompiled.tagOfNode(name)]).toEqual([name, ajv.tagOfNode(name)]);
  }
  expect(ajv.tagOfNode('WordsGeneralizeResult')).toBe('WordsGeneralize');
  expect(ajv.tagOfNode('MediaResult')).toBeUndefined();
});
