import { normalise } from '../../src/callback/normalise';
import { integer, list, map, node, number, text } from '../../src/schemas/schema';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { shapeOf } from '../../src/validation/shape-table';
import { refusalOf } from '../support/builders/refusal';

const shape = shapeOf(
  node({
    Text: text,
    Count: integer,
    Score: number,
    Items: list(text),
    Nodes: list(node({ Name: text })),
    Child: node({ Name: text, Size: integer }),
    Headers: map(text),
  }),
);

const valueOf = (value: ParsedValue) => normalise(value, shape).value;
const unknownIn = (value: ParsedValue) => normalise(value, shape).unknownFields;

describe('a documented node', () => {
  it.each<{ what: string; value: ParsedValue; is: unknown }>([
    { what: 'a whole number in text', value: { Count: '417' }, is: { Count: 417 } },
    { what: 'a number that is one', value: { Count: 417 }, is: { Count: 417 } },
    { what: 'a fraction', value: { Score: '-0.50' }, is: { Score: -0.5 } },
    { what: 'an exponent', value: { Score: '1e3' }, is: { Score: 1000 } },
    { what: 'a number where text belongs', value: { Text: 12 }, is: { Text: '12' } },
    { what: 'true where text belongs', value: { Text: true }, is: { Text: 'true' } },
    { what: 'digits where text belongs', value: { Text: '0012' }, is: { Text: '0012' } },
    { what: 'hexadecimal where text belongs', value: { Text: '0xc64847' }, is: { Text: '0xc64847' } },
    {
      what: 'one scalar that is repeated',
      value: { Text: ['a', 'a', ''], Count: ['7', 7] },
      is: { Text: 'a', Count: 7 },
    },
    { what: 'zeros behind a fraction', value: { Score: '25.000000' }, is: { Score: 25 } },
    { what: 'a very small fraction', value: { Score: '0.00000012' }, is: { Score: 1.2e-7 } },
    {
      what: 'a fraction as long as a double',
      value: { Score: '0.1234567890123456' },
      is: { Score: 0.1234567890123456 },
    },
    { what: 'a negative nothing', value: { Score: '-0.0' }, is: { Score: -0 } },
    { what: 'text with space around it', value: { Text: ' a ' }, is: { Text: ' a ' } },
    { what: 'one where many may be', value: { Items: 'a' }, is: { Items: ['a'] } },
    { what: 'many where many may be', value: { Items: ['a', 'b'] }, is: { Items: ['a', 'b'] } },
    { what: 'one node where many may be', value: { Nodes: { Name: 'a' } }, is: { Nodes: [{ Name: 'a' }] } },
    { what: 'a list of one where one may be', value: { Child: [{ Name: ['a'] }] }, is: { Child: { Name: 'a' } } },
    { what: 'names that are data', value: { Headers: { 'X-a': 1 } }, is: { Headers: { 'X-a': '1' } } },
  ])('brings $what into its shape', ({ value, is }) => {
    expect(valueOf(value)).toEqual(is);
    expect(unknownIn(value)).toEqual([]);
  });

  it.each<{ what: string; value: ParsedValue }>([
    { what: 'text where a number belongs', value: { Count: 'many' } },
    { what: 'a number with zeros before it', value: { Count: '0012' } },
    { what: 'a hexadecimal number', value: { Count: '0x10' } },
    { what: 'a number with space around it', value: { Count: ' 1' } },
    { what: 'a number that a double cannot hold', value: { Count: '9007199254740993' } },
    { what: 'an infinite number', value: { Score: '1e999' } },
    { what: 'a fraction that a double cannot hold', value: { Score: '0.12345678901234567891' } },
    { what: 'a small number that is lost in a double', value: { Score: '1e-999' } },
    { what: 'one scalar that is repeated with other values', value: { Text: ['a', 'b'] } },
    { what: 'several where one may be', value: { Text: ['a', 'b'] } },
    { what: 'text where a node belongs', value: { Child: 'text' } },
  ])('leaves $what as it is, for the validator to name', ({ value }) => {
    expect(valueOf(value)).toEqual(value);
  });

  it.each<{ what: string; value: ParsedValue }>([
    { what: 'empty text', value: '' },
    { what: 'white space', value: ' \r\n\t ' },
    { what: 'null', value: null },
    { what: 'a node without children', value: {} },
    { what: 'an empty list', value: [] },
    { what: 'a list of nothing', value: ['', null, {}] },
  ])('leaves out $what, wherever it stands', ({ value }) => {
    expect(valueOf(value)).toBeUndefined();
    for (const name of ['Text', 'Count', 'Items', 'Nodes', 'Child', 'Headers', 'Invented']) {
      expect(valueOf({ Text: 'a', Child: { Name: value }, [name]: name === 'Text' ? 'a' : value })).toEqual({
        Text: 'a',
      });
    }
    expect(unknownIn({ Text: 'a', Invented: value })).toEqual([]);
  });

  it.each<{ what: string; value: ParsedValue; is: unknown }>([
    { what: 'of texts', value: { Items: ['', 'a', null, 'b', ' '] }, is: { Items: ['', 'a', '', 'b', ''] } },
    { what: 'of nodes', value: { Nodes: ['', { Name: 'a' }, { Name: '' }] }, is: { Nodes: [{}, { Name: 'a' }, {}] } },
    { what: 'that nobody described', value: { New: ['', 'a', { b: '' }] }, is: { New: ['', 'a', ''] } },
    { what: 'where one text may be', value: { Text: ['a', '', 'b'] }, is: { Text: ['a', '', 'b'] } },
  ])('keeps the place of an empty item in a list $what', ({ value, is }) => {
    expect(valueOf(value)).toEqual(is);
  });

  it('takes one value among empty ones for the one that may be', () => {
    expect(valueOf({ Text: ['', 'a', ''], Child: [{}, { Name: 'n' }] })).toEqual({ Text: 'a', Child: { Name: 'n' } });
  });

  it('has its children in one order, however they came', () => {
    const one = { Text: 'a', Child: { Size: '1', Name: 'n' }, Count: '2', Zeta: 'z', Alpha: { b: '1', a: '2' } };
    const other = { Alpha: { a: '2', b: '1' }, Zeta: 'z', Count: '2', Child: { Name: 'n', Size: '1' }, Text: 'a' };
    expect(JSON.stringify(valueOf(one))).toBe(JSON.stringify(valueOf(other)));
  });
});

describe('a node that no schema describes', () => {
  it('is kept as XML would carry it, and reported at its top', () => {
    const value = {
      Child: { Name: 'n', New: { Deep: [1, { 'odd name': true }] } },
      Nodes: [{ Name: 'a' }, { Extra: '1' }],
    };
    expect(valueOf(value)).toEqual({
      Child: { Name: 'n', New: { Deep: ['1', { 'odd name': 'true' }] } },
      Nodes: [{ Name: 'a' }, { Extra: '1' }],
    });
    expect(unknownIn(value)).toEqual(['$.Child.New', '$.Nodes[1].Extra']);
  });

  it('is a list only if there are several', () => {
    expect(valueOf({ New: ['a'] })).toEqual({ New: 'a' });
    expect(valueOf({ New: ['a', 'b'] })).toEqual({ New: ['a', 'b'] });
    expect(valueOf({ New: ['', ''] })).toBeUndefined();
  });

  it('is reported by a path that can be read back', () => {
    expect(unknownIn({ 'a b': '1', 'ü-1': '1', '0': '1' })).toEqual(['$[0]', '$["a b"]', '$.ü-1']);
  });

  it('is named with the first of many, and the rest is counted', () => {
    const names = Array.from({ length: 400 }, (_, index) => `New${index}`);
    const unknown = unknownIn(Object.fromEntries(names.map((name) => [name, 'a'])));
    expect(unknown).toHaveLength(21);
    expect(unknown.at(-1)).toBe('…and 380 more');
  });

  it('is named in few characters, whatever its name', () => {
    const [path = ''] = unknownIn({ Child: { ['n'.repeat(300_000)]: 'a' } });
    expect(path.startsWith('$.Child["nnn')).toBe(true);
    expect(path.length).toBeLessThan(250);
  });

  it('is kept as it came in a family that is JSON only', () => {
    const value = { Count: '1', New: { list: [1], no: null, yes: true } };
    expect(normalise(value, shape, 'as-it-came').value).toEqual({ Count: 1, New: value.New });
  });
});

it('refuses a node with more names than any callback has', () => {
  const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at}`, 'a']));
  expect(normalise({ Child: named(500) }, shape).unknownFields).toHaveLength(21);
  for (const mode of ['as-text', 'as-it-came'] as const) {
    expect(refusalOf(() => normalise({ Child: { New: named(501) } }, shape, mode))).toMatchObject({
      code: 'body_forbidden',
      message: expect.stringMatching(/^\$.* of a job has 501 children of different names\. /) as string,
    });
  }
});

it('refuses nodes nested without end', () => {
  let value: ParsedValue = 'a';
  for (let depth = 0; depth < 100; depth += 1) value = { n: value };
  expect(refusalOf(() => valueOf(value))).toMatchObject({ code: 'body_forbidden' });
});
