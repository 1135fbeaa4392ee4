import fc from 'fast-check';
import { parseJson } from '../../src/parse/json';
import { membersOf } from '../../src/parse/json-members';
import { withExactNumbers } from '../../src/parse/json-number';

describe('the members of a JSON text', () => {
  it.each([
    { json: '{}', names: 0 },
    { json: '["a: b","c :"]', names: 0 },
    { json: '[":"]', names: 1 },
    { json: '{"a":"b:c","d" \t\r\n : {"e":[]}}', names: 3 },
    { json: '{"a\\":":"http://x"}', names: 2 },
  ])('are counted, with what looks like one in a text: $json', ({ json, names }) => {
    expect(membersOf(json).names).toBe(names);
  });

  it.each([
    { json: '{"a":1,"b":-1.5,"c":0}', areExact: true },
    { json: '{"a":"1.50","b":true}', areExact: true },
    { json: '{"a":1.50,"b":1}', areExact: false },
    { json: '{"a" : \n -0}', areExact: false },
    { json: '{"a":[{"b":9007199254740993}]}', areExact: false },
  ])('have numbers that JavaScript would write in the same way: $areExact for $json', ({ json, areExact }) => {
    expect(membersOf(json).areExact).toBe(areExact);
  });

  it('are enough to know whether a number has to be a text', () => {
    const space = fc.constantFrom('', ' ', '\t\n');
    const number = fc.constantFrom('0', '-0', '7', '-12', '1.5', '1.50', '1e5', '1e400', '12345678901234567890');
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        number,
        fc.string().map((text) => JSON.stringify(text)),
        fc
          .tuple(space, fc.array(tie('value'), { maxLength: 3 }))
          .map(([gap, items]) => `[${gap}${items.join()}${gap}]`),
        fc
          .tuple(space, fc.array(tie('value'), { maxLength: 3 }))
          .map(([gap, items]) => `{${items.map((item, index) => `"n${index}"${gap}:${gap}${item}`).join()}}`),
      ),
    }));
    fc.assert(
      fc.property(value, (text) => {
        const json = `{"callback":${text}}`;
        expect(parseJson(json)).toEqual(JSON.parse(withExactNumbers(json)));
      }),
      { numRuns: 1000 },
    );
  });
});
