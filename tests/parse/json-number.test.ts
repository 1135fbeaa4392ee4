import fc from 'fast-check';
import { withExactNumbers } from '../../src/parse/json-number';

describe('a number in JSON', () => {
  it.each([
    { json: '{"a":9007199254740993}', exact: '{"a":"9007199254740993"}' },
    { json: '[123456789012345678901, 1]', exact: '["123456789012345678901", 1]' },
    { json: '{"a":1.50}', exact: '{"a":"1.50"}' },
    { json: '{"a":1e400}', exact: '{"a":"1e400"}' },
    { json: '{"a":-0}', exact: '{"a":"-0"}' },
    { json: '{"a":1E5}', exact: '{"a":"1E5"}' },
    { json: '{"a":0.1234567890123456789}', exact: '{"a":"0.1234567890123456789"}' },
    { json: '{"a": "x: 1.50, [2.0]", "b":1.50}', exact: '{"a": "x: 1.50, [2.0]", "b":"1.50"}' },
    { json: '{"a\\":":1.50}', exact: '{"a\\":":"1.50"}' },
  ])('that a double would write in another way is a text: $json', ({ json, exact }) => {
    expect(withExactNumbers(json)).toBe(exact);
  });

  it.each([
    '{"a":1}',
    '[0,-1,1.5,1e+21,9007199254740991]',
    '{"a":"1.50"}',
    '{"a":"x, 1.50"}',
    '{"a":true,"b":null}',
    '1',
  ])('that a double writes in the same way stays: %s', (json) => {
    expect(withExactNumbers(json)).toBe(json);
  });

  it('changes nothing but the type of such numbers, in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.bigInt(), (value, large) => {
        const text = JSON.stringify({ value, list: [value] }).replace('{', `{"large":${large},`);
        const parsed = JSON.parse(withExactNumbers(text)) as { large: unknown; value: unknown; list: unknown[] };
        expect(String(parsed.large)).toBe(String(large));
        expect(JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(JSON.stringify(value))));
        expect(parsed.list).toEqual([parsed.value]);
      }),
    );
  });

  it('is a text exactly when a double would write it in another way', () => {
    const digits = (most: number) => fc.nat(10 ** most - 1).map(String);
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-'),
        digits(9),
        fc.option(fc.tuple(fc.nat(6), digits(6))),
        fc.constantFrom('', '', 'e5', 'E-7'),
      )
      .map(
        ([sign, whole, fraction, exponent]) =>
          `${sign}${whole}${fraction ? `.${'0'.repeat(fraction[0])}${fraction[1]}` : ''}${exponent}`,
      );
    fc.assert(
      fc.property(decimal, (number) => {
        const kept = String(Number(number)) === number ? number : `"${number}"`;
        expect(withExactNumbers(`[${number}]`)).toBe(`[${kept}]`);
      }),
      { numRuns: 2000 },
    );
  });
});
