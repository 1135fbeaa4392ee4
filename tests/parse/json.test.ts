import fc from 'fast-check';
import { MAX_DEPTH, MOST_NODES } from '../../src/parse/limits';
import { parseJson } from '../../src/parse/json';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { refusalOf } from '../support/builders/refusal';

describe('parseJson', () => {
  it('reads a callback', () => {
    const text = '{"EventName":"TaskFinish","JobsDetail":[{"JobLevel":0,"Ave":"0xc64847","Etag":"\\"d5\\""}]}';
    expect(parseJson(text)).toEqual({
      EventName: 'TaskFinish',
      JobsDetail: [{ JobLevel: 0, Ave: '0xc64847', Etag: '"d5"' }],
    });
  });

  it('reads whatever JSON.stringify writes', () => {
    const { value } = fc.letrec<{ value: ParsedValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[A-Z]\w*$/), tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (tree) => {
        const text = JSON.stringify(tree);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('says where the text is malformed, what was expected and what came', () => {
    const refusal = refusalOf(() => parseJson('{\r\n  "Code": "Success",\r\n}'));
    expect(refusal.code).toBe('json_malformed');
    expect(refusal.message).toBe(
      'The JSON is not well-formed at line 3, column 1: expected a property name in double quotes, found "}".',
    );
    expect(refusal.cause).toBeInstanceOf(SyntaxError);
  });

  it('shows nothing of the body in a message', () => {
    expect(refusalOf(() => parseJson('{"a": secret}')).message).toBe(
      'The JSON is not well-formed at line 1, column 7: expected a value, found a letter.',
    );
  });

  it.each([
    ['{"__proto__":{"a":1}}', 'the reserved name "__proto__" at $'],
    ['{"JobsDetail":[{"a":1},{"constructor":1}]}', 'the reserved name "constructor" at $.JobsDetail[1]'],
    ['{"a":{"toString":"x"}}', 'the reserved name "toString" at $.a'],
    ['{"a":{"\\u0068asOwnProperty":"x"}}', 'the reserved name "hasOwnProperty" at $.a'],
  ])('refuses %s', (text, what) => {
    const refusal = refusalOf(() => parseJson(text));
    expect(refusal.code).toBe('body_forbidden');
    expect(refusal.message).toBe(`The JSON has ${what}. No callback has.`);
  });

  it('cuts long names in a path', () => {
    const { message } = refusalOf(() => parseJson(`{"${'n'.repeat(99)}":{"valueOf":1}}`));
    expect(message).toContain(`at $.${'n'.repeat(40)}….`);
  });

  it('accepts the deepest body allowed, and refuses one level more', () => {
    const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
    expect(parseJson(nested(MAX_DEPTH))).toHaveProperty(Array(MAX_DEPTH).fill('a'), 1);
    const refusal = refusalOf(() => parseJson(nested(MAX_DEPTH + 1)));
    expect(refusal.code).toBe('body_forbidden');
    expect(refusal.message).toBe(
      `The JSON has more than 32 containers inside each other at $${'.a'.repeat(MAX_DEPTH)}. No callback has.`,
    );
  });

  it('refuses 300,000 levels without running out of stack', () => {
    expect(refusalOf(() => parseJson('['.repeat(300_000) + ']'.repeat(300_000))).code).toBe('body_forbidden');
  });

  it('accepts the most different names allowed beside each other in many objects, and refuses more', () => {
    const objects = (count: number) =>
      JSON.stringify(
        Array.from({ length: count / 4 }, (_, at) => ({ [`a${at}`]: 1, [`b${at}`]: 2, [`c${at}`]: 3, [`d${at}`]: 4 })),
      );
    expect(parseJson(objects(4000))).toHaveLength(1000);
    expect(parseJson(JSON.stringify(Array(3000).fill({ a: 1, b: 2 })))).toHaveLength(3000);
    expect(refusalOf(() => parseJson(objects(4004)))).toMatchObject({
      code: 'body_forbidden',
      message: 'The JSON has more than 2000 different names at $[1000]. No callback has.',
    });
  });

  it('refuses them in a long text before it is read', () => {
    const objects = Array.from({ length: 4001 }, (_, at) => ({ [`a${at}`]: 'x'.repeat(30) }));
    expect(refusalOf(() => parseJson(JSON.stringify(objects)))).toMatchObject({
      code: 'body_forbidden',
      message: expect.stringMatching(/^The JSON has more than 2000 different names at line 1, column \d+\. /) as string,
    });
  });

  it('accepts the most values allowed, and refuses one more', () => {
    const items = (count: number) => `[${Array(count).fill('0').join()}]`;
    expect(parseJson(items(MOST_NODES))).toHaveLength(MOST_NODES);
    const longer = JSON.stringify(Array(MOST_NODES + 1).fill('something said, and so on'));
    expect(parseJson(longer)).toHaveLength(MOST_NODES + 1);
    const refusal = refusalOf(() => parseJson(items(MOST_NODES + 1)));
    expect(refusal.code).toBe('body_forbidden');
    expect(refusal.message).toContain(`more than ${MOST_NODES} values at line 1, column ${2 * MOST_NODES + 1}.`);
  });

  it.each([
    { what: 'beside each other', text: '{"a":1,"b":2,"a":3}', at: 'line 1, column 14' },
    { what: 'of an inner object', text: '{"a":{"b":1,"b":1}}', at: 'line 1, column 13' },
    { what: 'that are written in two ways', text: '{"a":1,"\\u0061":2}', at: 'line 1, column 8' },
    { what: 'with space before the colon', text: '{"a":1,\n"a"\t: 2}', at: 'line 2, column 1' },
    { what: 'beside a text that looks like more names', text: '{"a":"\\":\\":","a":""}', at: 'line 1, column 15' },
  ])('refuses two names $what, where the second stands', ({ text, at }) => {
    expect(refusalOf(() => parseJson(text))).toMatchObject({
      code: 'body_forbidden',
      message: expect.stringContaining(`a second time in one object at ${at}`) as string,
    });
  });

  it.each([
    '{"a":{"a":{"a":1}},"b":{"a":2}}',
    '[{"a":1},{"a":1}]',
    '{"a":"\\"a\\":1,\\"a\\":2"}',
    '{"a":["a",":","a"],"b":"a\\\\"}',
    '{"a" : 1, "b" : "\\" : "}',
  ])('takes no text and no name of another object for a second name: %s', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });
});
