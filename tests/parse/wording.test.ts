import { characterAt, positionAt, shortened } from '../../src/parse/wording';

describe('characterAt', () => {
  it.each([
    ['}', '"}"'],
    ["'", `"'"`],
    ['"', 'a double quote'],
    ['a', 'a letter'],
    ['万', 'a letter'],
    ['𐐀', 'a letter'],
    ['7', 'a digit'],
    ['\n', 'the character U+000A'],
    ['\u200b', 'the character U+200B'],
    ['\ufeff', 'the character U+FEFF'],
    ['😀', 'the character U+1F600'],
    ['', 'the end of the body'],
  ])('tells %j without showing content', (text, expected) => {
    expect(characterAt(text, 0)).toBe(expected);
  });
});

describe('shortened', () => {
  it('keeps a name of 40 characters and cuts a longer one', () => {
    expect(shortened('n'.repeat(40))).toBe('n'.repeat(40));
    expect(shortened('n'.repeat(41))).toBe(`${'n'.repeat(40)}…`);
  });
});

describe('positionAt', () => {
  it.each([
    ['the start', 'abc', 0, 'line 1, column 1'],
    ['within the first line', 'abc', 2, 'line 1, column 3'],
    ['the end of the text', 'abc', 3, 'line 1, column 4'],
    ['an empty text', '', 0, 'line 1, column 1'],
    ['a line feed itself', 'ab\ncd', 2, 'line 1, column 3'],
    ['after a line feed', 'ab\ncd', 3, 'line 2, column 1'],
    ['after CR LF, which is one line end', 'ab\r\ncd', 5, 'line 2, column 2'],
    ['after a lone CR', 'ab\rcd', 4, 'line 2, column 2'],
    ['after empty lines', '\n\n\nx', 3, 'line 4, column 1'],
    ['after Chinese text', '万象x', 2, 'line 1, column 3'],
  ])('tells %s', (_, text, offset, expected) => {
    expect(positionAt(text, offset)).toBe(expected);
  });
});
