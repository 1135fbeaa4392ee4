import { guardXml } from '../../src/parse/xml-guard';
import { nameAt, readName, skipSpace } from '../../src/parse/xml-name';
import { refusalOf } from '../support/builders/refusal';

describe('nameAt', () => {
  it.each([
    ['<a>', 'a'],
    ['<a/>', 'a'],
    ['<a b="c">', 'a'],
    ['<a\n>', 'a'],
    ['<a:b-c.d', 'a:b-c.d'],
    ['< a>', ''],
    ['<<a>', ''],
    ['<', ''],
  ])('reads what stands in the place of a name in %j', (text, name) => {
    expect(nameAt(text, 1)).toBe(name);
  });
});

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
    ['\u00b7a', ''],
    ['\u0301', ''],
    ['-a', ''],
    ['.a', ''],
    ['1', ''],
    ['', ''],
  ])('reads the name that %j begins with', (text, name) => {
    expect(readName(`<${text}`, 1)).toBe(name);
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
    ['<r><1>x</1></r>', 5],
    ['<r><a$/></r>', 6],
    ['<r><-a/></r>', 5],
    ['<r><a="1"/></r>', 6],
    ['<r><a\u00a0b="1"/></r>', 6],
    ['<r><a"/></r>', 6],
  ])('is malformed in %j', (document, column) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toContain(`at line 1, column ${column}: a character that no name has there`);
  });
});
