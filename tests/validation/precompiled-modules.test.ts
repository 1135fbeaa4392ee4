import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { rootSchemas, schemaGroups } from '../../src/schemas/root-schemas';
import type { SchemaName } from '../../src/schemas/root-schemas';
import type { Schema } from '../../src/schemas/schema';
import { precompiledModules, validate } from '../../src/validation/ajv';
import type { ValidationFault } from '../../src/validation/ajv';

type Validator = ((value: unknown) => boolean) & { readonly errors: ValidationFault[] | null };

/** Runs the source of a group as the bundler would, without the bundler. */
function validatorsIn(source: string): Readonly<Record<string, Validator>> {
  const { code } = transformSync(source, { format: 'cjs' });
  const module = { exports: {} as { validators: Record<string, Validator> } };
  // A script's value has no type; this one is written in the line below.
  const run = runInThisContext(`(module, require) => {${code}}`) as (module: unknown, require: NodeJS.Require) => void;
  run(module, createRequire(__filename));
  return module.exports.validators;
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
  const validators = validatorsIn(source);
  return (schemaGroups[group] ?? []).map((name) => ({ name, validator: validators[name] }));
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
