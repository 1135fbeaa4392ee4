import fc from 'fast-check';
import { findJsonFault } from '../../src/parse/json-fault';
import { jsonParses, mutated } from '../support/generators/mutation';

describe('findJsonFault', () => {
  it.each([
    ['an empty text', '', 0, 'a value'],
    ['a trailing comma in an object', '{"a":1,}', 7, 'a property name in double quotes'],
    ['a trailing comma in a list', '[1,]', 3, 'a value'],
    ['a comma before the first name', '{,"a":1}', 1, 'a property name in double quotes or "}"'],
    ['a comma before the first item', '[,1]', 1, 'a value or "]"'],
    ['a missing comma in an object', '{"a":1 "b":2}', 7, '"," or "}"'],
    ['a missing comma in a list', '[1 2]', 3, '"," or "]"'],
    ['a bracket that closes the wrong thing', '{"a":[1}', 7, '"," or "]"'],
    ['a missing colon', '{"a" 1}', 5, '":" after the property name'],
    ['a missing value', '{"a":}', 5, 'a value'],
    ['a truncated object', '{"a":1', 6, '"," or "}"'],
    ['a truncated string', '{"a":"b', 7, 'the closing double quote of a string'],
    ['a truncated word', '[tru', 4, 'the word true'],
    ['an escape that does not exist', '["\\x"]', 3, 'one of "\\/bfnrtu after the backslash'],
    ['a truncated escape', '["\\', 3, 'one of "\\/bfnrtu after the backslash'],
    ['a short unicode escape', '["\\u12g4"]', 6, 'four hexadecimal digits after \\u'],
    [
      'a line feed inside a string',
      '["a\nb"]',
      3,
      'no raw control character inside a string, but an escape such as \\n',
    ],
    ['single quotes', "{'a':1}", 1, 'a property name in double quotes or "}"'],
    ['an unquoted name', '{a:1}', 1, 'a property name in double quotes or "}"'],
    ['NaN', '{"a":NaN}', 5, 'a value'],
    ['a misspelt null', '[nil]', 2, 'the word null'],
    ['a zero-width space before a name', '{\n\u200b"a":1}', 2, 'a property name in double quotes or "}"'],
    ['a no-break space', '{"a":\u00a01}', 5, 'a value'],
    ['a leading zero', '[01]', 2, '"," or "]"'],
    ['a lone minus', '[-]', 2, 'a digit after the minus sign'],
    ['a point without digits', '[1.]', 3, 'a digit after the decimal point'],
    ['an exponent without digits', '[1e+]', 4, 'a digit in the exponent'],
    ['text after the end', '{} x', 3, 'the end of the body'],
    ['a second document', '{}{}', 2, 'the end of the body'],
  ])('finds %s', (_, text, offset, expected) => {
    expect(findJsonFault(text)).toEqual({ offset, expected });
  });

  it('explains a double quote that was escaped twice', () => {
    expect(findJsonFault('{"Etag":"\\\\"abc\\\\""}')).toEqual({
      offset: 12,
      expected: '"," or "}" (a double quote inside a string is escaped with one backslash, not two)',
    });
  });

  it.each(['{}', ' [ ] ', '"a\\u00e9\\n"', '-0.5e-7', '[[],{"a":[null,true,false]}]\r\n\t'])(
    'finds none in %j',
    (text) => {
      expect(findJsonFault(text)).toBeUndefined();
    },
  );

  it('is not stopped by any depth', () => {
    const depth = 200_000;
    expect(findJsonFault('['.repeat(depth))?.offset).toBe(depth);
    expect(findJsonFault('['.repeat(depth) + ']'.repeat(depth))).toBeUndefined();
  });

  it('finds a fault exactly when JSON.parse throws', () => {
    fc.assert(
      fc.property(mutated(fc.json()), ({ text }) => {
        expect(findJsonFault(text) === undefined).toBe(jsonParses(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('puts the fault where the text stops being the beginning of JSON', () => {
    fc.assert(
      fc.property(mutated(fc.json()), ({ text, original }) => {
        const fault = findJsonFault(text);
        if (fault === undefined) return;
        expect(completions(text.slice(0, fault.offset)).some(jsonParses)).toBe(true);
        if (fault.offset === text.length) return;
        const tooFar = text.slice(0, fault.offset + 1);
        expect(completions(tooFar).some(jsonParses)).toBe(false);
        for (let from = 0; from <= original.length; from += 1) {
          expect(jsonParses(tooFar + original.slice(from))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Texts that begin with `start`, one of which is JSON if any text is. */
function completions(start: string): string[] {
  const brackets = start.replace(/"(?:\\.|[^"\\])*(?:"|\\?$)/g, '').match(/[[\]{}]/g) ?? [];
  const open: string[] = [];
  for (const bracket of brackets) {
    if (bracket === '{') open.unshift('}');
    else if (bracket === '[') open.unshift(']');
    else open.shift();
  }
  const words = ['rue', 'ue', 'e', 'alse', 'lse', 'se', 'ull', 'll', 'l'];
  const strings = ['"', '\\"', 'n"', '0"', '00"', '000"', '0000"'];
  const values = ['', '0', '.0', ...words, ...strings];
  const names = [':0', '"":0', ...strings.map((end) => `${end}:0`)];
  return [...values, ...names].map((tail) => start + tail + open.join(''));
}
