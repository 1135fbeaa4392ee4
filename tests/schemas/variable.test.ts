import { Ajv } from 'ajv';
import fc from 'fast-check';
import { variablesWith } from '../../src/configuration/variables';
import {
  choice,
  choiceWithDefault,
  givenValues,
  isAllowed,
  valuesOf,
  variable,
  wholeNumber,
} from '../../src/schemas/variable';
import type { VariableSchema } from '../../src/schemas/variable';
import { SINKS } from '../../src/sinks/sink-registry';

const ofMany = {
  A: variable({ description: 'a', allowed: 'letters', pattern: '^[a-z]+$' }),
  B: wholeNumber({ description: 'b', least: 5, most: 10, default: '7' }),
  C: choiceWithDefault({ description: 'c', values: ['on', 'off'], default: 'on' }),
};

describe('a value', () => {
  it.each<{ what: string; schema: VariableSchema; good: readonly string[]; bad: readonly string[] }>([
    { what: 'by a pattern', schema: ofMany.A, good: ['a', 'abc'], bad: ['', 'A', 'a b'] },
    { what: 'by bounds', schema: ofMany.B, good: ['5', '10'], bad: ['4', '11', '5.5', '-6', '1e1', 'x', ''] },
    { what: 'by a choice', schema: ofMany.C, good: ['on', 'off'], bad: ['', 'ON', 'on,off'] },
    {
      what: 'as a URL',
      schema: { type: 'string', description: '', allowed: '', isUrl: true },
      good: ['https://a.example', 'https://{bucket}.example:8443'],
      bad: ['https://a:99999', 'a.example', ''],
    },
  ])('is allowed $what', ({ schema, good, bad }) => {
    expect(good.filter((value) => !isAllowed(schema, value))).toEqual([]);
    expect(bad.filter((value) => isAllowed(schema, value))).toEqual([]);
  });

  it.each(Object.entries(variablesWith(SINKS)))('of %s is allowed where ajv allows it', (name, schema) => {
    const { type, enum: choices, pattern } = schema;
    const ajv = new Ajv().compile({ type, ...(choices && { enum: [...choices] }), ...(pattern && { pattern }) });
    const near = fc.constantFrom(...(choices ?? []), schema.default ?? '', name, 'a:1', '{id}.{state}', 'name=a');
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.stringMatching(/^[a-z0-9:=,/.{}-]*$/)), (value) => {
        // What a schema of ours says beside JSON Schema can only allow less.
        if (!ajv(value)) expect(isAllowed(schema, value)).toBe(false);
        else if (!schema.bounds && !schema.isUrl) expect(isAllowed(schema, value)).toBe(true);
      }),
    );
  });
});

describe('the values of variables', () => {
  it.each([undefined, '', '  ', '\n'])('are their defaults where the environment says %j', (blank) => {
    expect(valuesOf(ofMany, { A: blank, B: blank, C: blank })).toEqual({ A: undefined, B: '7', C: 'on' });
  });

  it('are without the space around them', () => {
    expect(valuesOf(ofMany, { A: ' a\n', B: '8', C: 'off' })).toEqual({ A: 'a', B: '8', C: 'off' });
  });

  it('are given only for variables that there are', () => {
    expect(givenValues(ofMany, { A: ' a ', B: ' ', PATH: '/bin' })).toEqual({ A: 'a' });
  });
});

it.each([
  { values: ['a'], allowed: '`a`' },
  { values: ['a', 'b'], allowed: '`a` or `b`' },
  { values: ['a', 'b', 'c'], allowed: '`a`, `b` or `c`' },
])('a choice of $values says what is allowed', ({ values, allowed }) => {
  expect(choice({ description: '', values }).allowed).toBe(allowed);
});
