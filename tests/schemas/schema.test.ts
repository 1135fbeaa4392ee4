import { normalise } from '../../src/callback/normalise';
import { integer, list, map, node, text } from '../../src/schemas/schema';
import type { NodeSchema, Of } from '../../src/schemas/schema';
import { validateDocument } from '../../src/validation/ajv';
import { shapeOf } from '../../src/validation/shape-table';

// What is annotated below is checked by tsc; what `normalise` and ajv say of values shows that it is true.

const read = <S extends NodeSchema>(schema: S, value: Record<string, string>): Of<S> =>
  // The values below fit their schemas.
  normalise(value, shapeOf(schema)).value as Of<S>;

describe('the type of a schema', () => {
  it('has the declared children, and only required ones for certain', () => {
    const value = read(node({ Name: text, Count: integer, Tags: list(text) }, ['Name']), { Name: 'a', Count: '2' });
    const name: string = value.Name;
    const count: number | undefined = value.Count;
    // @ts-expect-error It may be absent.
    const certain: number = value.Count;
    // @ts-expect-error No schema describes it.
    expect(value.Other).toBeUndefined();
    expect([name, count, certain, value.Tags]).toEqual(['a', 2, 2, undefined]);
  });

  it('of a map has any name', () => {
    const value = read(map(integer), { Any: '1' });
    const any: number | undefined = value['Any'];
    // @ts-expect-error It may be absent.
    const certain: number = value['Any'];
    expect([any, certain]).toEqual([1, 1]);
  });

  it('of a map with declared children has theirs, and the common one for any other name', () => {
    const schema = { ...node({ Name: text, Size: text }, ['Name']), additionalProperties: integer };
    const value = read(schema, { Name: 'a', Any: '1' });
    const name: string = value.Name;
    const size: string | undefined = value.Size;
    const any: number | undefined = value['Any'];
    // @ts-expect-error A declared child has not the common type.
    const number: number = value.Name;
    expect([name, size, any, number]).toEqual(['a', undefined, 1, 'a']);
  });

  it('of a closed document has its declared names alone', () => {
    const schema = {
      type: 'object',
      properties: { On: { type: 'boolean' }, Size: { enum: [1, 2] }, Any: {} },
      required: ['On'],
      additionalProperties: false,
    } as const;
    const value: Of<typeof schema> = { On: true, Size: 2 };
    const [on, size, any]: [boolean, 1 | 2 | undefined, unknown] = [value.On, value.Size, value.Any];
    // @ts-expect-error No other name is allowed.
    const closed: Of<typeof schema> = { On: true, Other: 1 };
    expect([on, size, any]).toEqual([true, 2, undefined]);
    expect(validateDocument(schema, value)).toEqual([]);
    expect(validateDocument(schema, closed)).toHaveLength(1);
  });
});
