import { characterAt, shortened } from '../../src/parse/wording';

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
