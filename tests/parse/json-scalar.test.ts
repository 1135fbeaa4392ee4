import { scanLiteral, scanString } from '../../src/parse/json-scalar';

describe('scanString', () => {
  it.each([
    ['""', 2],
    ['"a", "b"', 3],
    ['"\\""', 4],
    ['"\\\\"x', 4],
    ['"\\u00e9e"', 9],
    ['"\\u00e9\\/"', 10],
  ])('finds the end of %s', (text, offset) => {
    expect(scanString(text, 0)).toEqual({ offset });
  });
});

describe('scanLiteral', () => {
  it.each([
    ['0,', 1],
    ['-10.50E+3]', 9],
    ['12e4 ', 4],
    ['true}', 4],
    ['null', 4],
  ])('finds the end of %s', (text, offset) => {
    expect(scanLiteral(text, 0, 'a value')).toEqual({ offset });
  });

  it('says what the caller expected where neither number nor word begins', () => {
    expect(scanLiteral('[undefined]', 1, 'a value')).toEqual({ offset: 1, expected: 'a value' });
    expect(scanLiteral('[', 1, 'a value')).toEqual({ offset: 1, expected: 'a value' });
  });
});
