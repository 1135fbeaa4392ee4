import { isNode } from '../../src/parse/parsed-value';

it.each([
  { value: {}, is: true },
  { value: { a: '1' }, is: true },
  { value: [], is: false },
  { value: null, is: false },
  { value: undefined, is: false },
  { value: 'text', is: false },
])('$value is a node: $is', ({ value, is }) => {
  expect(isNode(value)).toBe(is);
});
