import { fittingItems, lineOf, shortened } from '../../src/foundation/bounded-text';

describe('a shortened text', () => {
  it.each([
    { text: '', most: 3, short: '' },
    { text: 'abc', most: 3, short: 'abc' },
    { text: 'abcd', most: 3, short: 'abc… (1 more)' },
    { text: 'ab😀cd', most: 3, short: 'ab… (4 more)' },
    { text: 'ab😀cd', most: 4, short: 'ab😀… (2 more)' },
  ])('of $text is $short', ({ text, most, short }) => {
    expect(shortened(text, most)).toBe(short);
  });
});

describe('items that fit', () => {
  it.each([
    { bytes: 100, count: 3 },
    { bytes: 15, count: 3 },
    { bytes: 14, count: 2 },
    { bytes: 5, count: 1 },
    { bytes: 4, count: 0 },
    { bytes: -1, count: 0 },
  ])('into $bytes bytes are $count', ({ bytes, count }) => {
    expect(fittingItems(['aa', 'é', 'bb'], bytes)).toHaveLength(count);
  });
});

it('JSON in one line is JSON, with every control character and line separator escaped', () => {
  const value = { 'a\u2028': ['\u0085', '\u009f', '\u2029', '\u007f', '\u0000', 'é', '\u00a0'] };
  const line = lineOf(value);
  expect(JSON.parse(line)).toEqual(value);
  expect(line).toBe('{"a\\u2028":["\\u0085","\\u009f","\\u2029","\\u007f","\\u0000","é","\u00a0"]}');
});
