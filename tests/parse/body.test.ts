import fc from 'fast-check';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { CallbackError } from '../../src/foundation/errors';
import { parseBody } from '../../src/parse/body';
import { mutated } from '../support/generators/mutation';
import { refusalOf } from '../support/builders/refusal';
import { anyNotation, vendorTree, xmlOf } from '../support/generators/xml-text';
import { growthOf, IN_PROPORTION } from '../support/time/growth';

const CODES = ['body_unreadable', 'xml_malformed', 'json_malformed', 'body_forbidden'];

/** Reads a body, or refuses it with one of the codes; anything else thrown fails the test. */
function outcomeOf(bytes: Buffer): string {
  try {
    return parseBody(bytes).form;
  } catch (error) {
    if (error instanceof CallbackError && CODES.includes(error.code)) return error.code;
    throw error;
  }
}

describe('parseBody', () => {
  it.each<[string, string, 'xml' | 'json', ParsedValue]>([
    ['XML without its root', '<Response><a>1</a></Response>', 'xml', { a: '1' }],
    ['XML of another root as it is', '<r><a>1</a></r>', 'xml', { r: { a: '1' } }],
    ['an empty root', '<Response/>', 'xml', ''],
    ['only the outer of two roots away', '<Response><Response>1</Response></Response>', 'xml', { Response: '1' }],
    ['a rootless callback', '<EventName>E</EventName><a/>', 'xml', { EventName: 'E', a: '' }],
    ['XML behind a byte order mark and white space', '\ufeff\r\n <Response>万</Response>', 'xml', '万'],
    ['JSON', '{"a":[1,null,true,"x"]}', 'json', { a: [1, null, true, 'x'] }],
    ['JSON without its only name Response', '{"Response":{"a":1}}', 'json', { a: 1 }],
    ['JSON that has more than Response', '{"Response":{},"b":1}', 'json', { Response: {}, b: 1 }],
    ['JSON behind a byte order mark and white space', '\ufeff\n\t{"a":"万"}', 'json', { a: '万' }],
    ['a JSON list', ' [{"a":1}]', 'json', [{ a: 1 }]],
  ])('reads %s', (_, text, form, tree) => {
    expect(parseBody(Buffer.from(text))).toEqual({ form, tree });
    expect(parseBody(text)).toEqual({ form, tree });
  });

  it.each([
    ['nothing', '', 'The body is empty. Send the callback as XML or JSON.'],
    ['only white space', ' \r\n\t', 'The body is empty. Send the callback as XML or JSON.'],
    ['only a byte order mark', '\ufeff', 'The body is empty. Send the callback as XML or JSON.'],
    ['a form', 'a=1&b=2', 'The body is neither XML nor JSON: it starts with a letter at line 1, column 1.'],
    [
      'a JSON string',
      '\n "secret"',
      'The body is neither XML nor JSON: it starts with a double quote at line 2, column 2.',
    ],
    [
      'a second byte order mark',
      '\ufeff\ufeff{}',
      'The body is neither XML nor JSON: it starts with the character U+FEFF at line 1, column 1.',
    ],
    [
      'a no-break space',
      '\u00a0<r/>',
      'The body is neither XML nor JSON: it starts with the character U+00A0 at line 1, column 1.',
    ],
  ])('cannot read %s', (_, text, message) => {
    expect(refusalOf(() => parseBody(Buffer.from(text)))).toMatchObject({ code: 'body_unreadable', message });
    expect(refusalOf(() => parseBody(text))).toMatchObject({ code: 'body_unreadable', message });
  });

  it.each([
    ['a byte of no encoding', [0x3c, 0xff, 0x3e], 1],
    ['a character cut off at the end', [0x7b, 0x22, 0xe4, 0xb8], 2],
    ['an overlong form', [0xc0, 0xbc], 0],
    ['a surrogate', [0x3c, 0xed, 0xa0, 0x80], 1],
    ['UTF-16', [0xff, 0xfe, 0x3c, 0x00], 0],
    ['GBK', [0x3c, 0x61, 0x3e, 0xcd, 0xf2], 3],
  ])('cannot read %s', (_, bytes, offset) => {
    const refusal = refusalOf(() => parseBody(Buffer.from(bytes)));
    expect(refusal.code).toBe('body_unreadable');
    expect(refusal.message).toBe(`The body is not UTF-8: byte ${offset} (from 0) is not valid.`);
  });

  it('refuses any bytes with one of its codes, or reads them', () => {
    const start = fc.constantFrom('', '<', '<r>', '{"a":', '[', '<?xml ', '<EventName>');
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), (prefix, bytes) => {
        expect([...CODES, 'xml', 'json']).toContain(outcomeOf(Buffer.concat([Buffer.from(prefix), bytes])));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses any damaged XML with one of its codes, or reads it', () => {
    const document = fc
      .tuple(vendorTree, anyNotation, fc.boolean(), fc.constantFrom('Response', 'EventName'))
      .map(([tree, notation, pretty, root]) => xmlOf({ [root]: tree }, { notation, pretty }));
    fc.assert(
      fc.property(mutated(document), ({ text }) => {
        expect([...CODES, 'xml', 'json']).toContain(outcomeOf(Buffer.from(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['<', ''],
    ['<a ', ''],
    ['<a "', ''],
    [`<a b='"`, ''],
    ['<a>', ''],
    ['<a/>', '<r>'],
    ['a="1" ', '<r '],
    ['<a a="', ''],
    ['\n', '<r a="'],
    ['&lt;', '<r a="'],
    ['=', '<r '],
    ['&', '<r>'],
    ['a', '<r>&'],
    ['9', '<r>&#'],
    ['&#65;', '<r>'],
    ['&#32;', '<r>'],
    [']]', '<r>'],
    ['\u3000', '<r>'],
    ['</', '<r>'],
    ['<!--', '<r>'],
    ['<!---->', '<r>'],
    ['-', '<r><!--'],
    ['<![CDATA[', '<r>'],
    ['<![CDATA[x]]>', '<r>'],
    [']', '<r><![CDATA['],
    ['<?', ''],
    ['<?p?>', ''],
    ['<?x', ''],
    ['<?p ??>', ''],
    [' ', '<?xml version="1.0"'],
    ['?', '<?p '],
    [' encoding="', '<?xml '],
    [' ', '<?xml encoding'],
    ['\r', '<r>'],
    ['x', '<'],
    ['x', '<r></'],
    ['<a/>', '<EventName/>'],
    ['[', ''],
    ['{"a":', ''],
    ['"', '{'],
    ['\\', '{"'],
    ['\\u0041', '{"'],
    ['9', '{"a":'],
    ['0,', '['],
    [' ', '{'],
  ])('refuses 1 MB of %j after %j, and takes time in proportion to the size', (piece, start) => {
    const bodyOf = (bytes: number) => Buffer.from(start + piece.repeat(Math.ceil(bytes / piece.length)));
    expect(CODES).toContain(outcomeOf(bodyOf(2 ** 20)));
    expect(growthOf(bodyOf, outcomeOf)).toBeLessThan(IN_PROPORTION);
  });
});
