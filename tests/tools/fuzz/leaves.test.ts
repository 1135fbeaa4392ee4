import { jsonLeaves } from '../../../src/tools/fuzz/json-leaves';
import { exactDecimal, NotWellFormed } from '../../../src/tools/fuzz/leaf';
import { xmlLeaves } from '../../../src/tools/fuzz/xml-leaves';

const shown = ({ names, text }: { readonly names: readonly string[]; readonly text: string }) =>
  `${names.join('.')}=${text}`;

describe('the JSON reader of the oracle', () => {
  it.each([
    { text: '{"a":{"b":"x"},"c":[1,[true,{"d":"y"}]]}', leaves: ['a.b=x', 'c=1', 'c=true', 'c.d=y'] },
    { text: ' { "a" : 1 , "a" : 2 } ', leaves: ['a=1', 'a=2'] },
    { text: '{"a":1.50e+3,"b":-0,"c":1e400}', leaves: ['a=1.50e+3', 'b=-0', 'c=1e400'] },
    { text: '{"\\u0061":"\\ud800\\n\\"","b":null}', leaves: ['a=\ud800\n"'] },
    { text: '[[],{}]', leaves: [] },
  ])('reads $text', ({ text, leaves }) => {
    expect(jsonLeaves(text).map(shown)).toEqual(leaves);
  });

  it.each(['', '{', '{"a"}', '{"a":1,}', '[1 2]', '01', '1.', '"\n"', '"\\x"', '{a:1}', '{} {}', 'nul', "{'a':1}"])(
    'refuses %j as JSON.parse does',
    (text) => {
      expect(() => JSON.parse(text) as unknown).toThrow();
      expect(() => jsonLeaves(text)).toThrow(NotWellFormed);
    },
  );
});

describe('the XML reader of the oracle', () => {
  it.each([
    { text: '<R><a>x</a><a>y</a></R>', leaves: ['R.a=x', 'R.a=y', 'R='] },
    { text: '<?xml version="1.0"?><!-- c --><R>1<a/>2<![CDATA[<3>]]></R>', leaves: ['R=12<3>'] },
    { text: '<R>&lt;&#65;&#x42;&#13;\r\n\r</R>', leaves: ['R=<AB\r\n\n'] },
    { text: '<R a="1" b=\'"2&#10;\n"\'/>', leaves: ['R.@a=1', 'R.@b="2\n "'] },
    { text: '<EventName>x</EventName><b>y</b>', leaves: ['EventName=x', 'b=y'] },
  ])('reads $text', ({ text, leaves }) => {
    expect(xmlLeaves(text).map(shown)).toEqual(leaves);
  });

  it.each([
    '<a>',
    '<a></b>',
    '</a>',
    'x<a/>',
    '<a>&</a>',
    '<a>&nbsp;</a>',
    '<a>&#0;</a>',
    '<a b></a>',
    '<a b=c/>',
    '<!DOCTYPE a><a/>',
  ])('refuses %j', (text) => {
    expect(() => xmlLeaves(text)).toThrow(NotWellFormed);
  });
});

it.each([
  ['1.50', '15e-1'],
  ['-0.0', '0'],
  ['1e400', '10E399'],
  ['123000', '1.23e5'],
])('%s and %s are one decimal', (one, other) => {
  expect(exactDecimal(one)).toBe(exactDecimal(other));
});

it('decimals of other digits, signs or powers are others', () => {
  const decimals = ['1', '-1', '10', '9007199254740993', '9007199254740992', '1e400', '1e401', '0'];
  expect(new Set(decimals.map(exactDecimal)).size).toBe(decimals.length);
});
