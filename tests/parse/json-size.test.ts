import { findValueBeyond } from '../../src/parse/json-size';
import { growthOf, IN_PROPORTION } from '../support/time/growth';

it.each([
  { text: '[1,2,3]', most: 3, offset: undefined },
  { text: '[1,2,3]', most: 2, offset: 4 },
  { text: '{"a":{"b":[]}}', most: 2, offset: 10 },
  { text: '{"a":",,,,,,"}', most: 1, offset: undefined },
  { text: '["\\",\\\\",1,2]', most: 2, offset: 10 },
  { text: '["never closed,,,,', most: 1, offset: undefined },
  { text: '', most: 0, offset: undefined },
])('in $text the first value beyond $most begins at $offset', ({ text, most, offset }) => {
  expect(findValueBeyond(text, most)).toBe(offset);
});

it.each(['\\"', '\\\\', '"', '",', '[', ' '])('looks at 1 MB of %j in time in proportion to its size', (piece) => {
  const textOf = (bytes: number) => `["${piece.repeat(bytes / piece.length)}`;
  expect(growthOf(textOf, (text) => findValueBeyond(text, 1_000_000))).toBeLessThan(IN_PROPORTION);
});
