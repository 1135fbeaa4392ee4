import fc from 'fast-check';
import { findNameBeyond } from '../../src/parse/json-many-names';

/** All different names in a value that JavaScript has read. */
function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return names;
  for (const [name, child] of Object.entries(value)) {
    if (!Array.isArray(value)) names.add(name);
    namesIn(child, names);
  }
  return names;
}

describe('a quick look for many names', () => {
  it.each([
    { what: 'as many as are allowed', json: '{"a":1,"b":{"c":1}}', most: 3, at: undefined },
    { what: 'one more', json: '{"a":1,"b":{"c":1}}', most: 2, at: 12 },
    { what: 'one name again and again', json: '[{"a":1},{"a":1},{"a" : 1}]', most: 1, at: undefined },
    { what: 'texts', json: '["a","b","c"]', most: 0, at: undefined },
    { what: 'what looks like a name inside of a text', json: '["\\"a\\":1","\\"b\\":1"]', most: 0, at: undefined },
    { what: 'one name that is written in two ways', json: '[{"a":1},{"\\u0061":1}]', most: 1, at: undefined },
    { what: 'two names that are written with an escape', json: '[{"\\t1":1},{"\\t2":1}]', most: 1, at: 12 },
    { what: 'a name that is written in no way', json: '[{"\\x":1},{"\\y":1}]', most: 1, at: undefined },
    { what: 'a text that does not end', json: '{"a":1,"b', most: 1, at: undefined },
  ])('finds $what where it is', ({ json, most, at }) => {
    expect(findNameBeyond(json, most)).toBe(at);
  });

  it('finds no more names than there are', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(8), (json, most) => {
        if (findNameBeyond(json, most) !== undefined) expect(namesIn(JSON.parse(json)).size).toBeGreaterThan(most);
      }),
    );
  });

  it('finds all plain and short names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 30 }), (names) => {
        const json = JSON.stringify(names.map((name) => ({ [name]: 1 })));
        expect(findNameBeyond(json, names.length)).toBeUndefined();
        expect(findNameBeyond(json, names.length - 1)).toBeDefined();
      }),
    );
  });
});
