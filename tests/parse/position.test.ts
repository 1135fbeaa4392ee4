import { positionAt } from '../../src/parse/position';

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
