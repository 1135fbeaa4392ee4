import { guardXml } from '../../src/parse/xml-guard';
import { readName, skipSpace } from '../../src/parse/xml-name';
import { refusalOf } from '../support/builders/refusal';

describe('readName', () => {
  it.each([
    ['a', 'a'],
    [':_a-b.c:9', ':_a-b.c:9'],
    ['图片', '图片'],
    ['a\u00b7\u0301\u203f', 'a\u00b7\u0301\u203f'],
    ['a$b', 'a'],
    ['a b', 'a'],
    ['a\u00d7', 'a'],
    ['a\u037e', 'a'],
    ['a\u2028', 'a'],
    ['a/', 'a'],
    ['_<', '_'],
  ])('reads the name that %j begins with', (text, name) => {
    expect(readName(`<${text}`, 1)).toBe(name);
  });

  it.each([
    ['\u00b7a', 'the character U+00B7'],
    ['\u0301', 'the character U+0301'],
    ['-a', '"-"'],
    ['.a', '"."'],
    ['1', 'a digit'],
    [' a', 'the character U+0020'],
    ['<a', '"<"'],
    ['', 'the end of the body'],
    ['\u{f0000}', 'the character U+F0000'],
  ])('finds no name at the beginning of %j', (text, found) => {
    const { message } = refusalOf(() => readName(`<${text}`, 1));
    expect(message).toBe(`The XML is not well-formed at line 1, column 2: expected a name, found ${found}.`);
  });

  it.each(['\u{10000}', 'a\u{2000b}', 'a\u{effff}'])('forbids %s, a name the parser does not know', (name) => {
    const refusal = refusalOf(() => readName(name, 0));
    expect(refusal.code).toBe('body_forbidden');
    expect(refusal.message).toContain('a name with a character above U+FFFF');
  });

  it('ends before a character that no name has, though it is above U+FFFF', () => {
    expect(readName('a\u{f0000}', 0)).toBe('a');
  });
});

describe('skipSpace', () => {
  it.each([
    ['a', 0],
    [' \t\na', 3],
    ['  ', 2],
    ['\u00a0', 0],
  ])('skips the white space of XML in %j', (text, offset) => {
    expect(skipSpace(text, 0)).toBe(offset);
  });
});

describe('the name of an element', () => {
  it.each([
    ['<r><1>x</1></r>', 'column 5: expected a name, found a digit'],
    ['<r><-a/></r>', 'column 5: expected a name, found "-"'],
    ['<r><a$/></r>', 'column 6: expected white space or the end of the tag, found "$"'],
    ['<r><a="1"/></r>', 'column 6: expected white space or the end of the tag, found "="'],
    ['<r><a\u00a0b="1"/></r>', 'column 6: expected white space or the end of the tag, found the character U+00A0'],
  ])('is malformed in %j', (document, where) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at line 1, ${where}.`);
  });
});
