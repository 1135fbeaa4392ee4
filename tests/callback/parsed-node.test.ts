import fc from 'fast-check';
import { hasContent, sortedNamesOf, textIn } from '../../src/callback/parsed-node';

it.each([
  { child: 'a', text: 'a' },
  { child: ' a ', text: ' a ' },
  { child: 12, text: '12' },
  { child: ['a'], text: 'a' },
  { child: ['a', 'b'], text: undefined },
  { child: [], text: undefined },
  { child: '', text: undefined },
  { child: ' \n', text: undefined },
  { child: true, text: undefined },
  { child: null, text: undefined },
  { child: { a: 'b' }, text: undefined },
])('the text of a child $child is $text', ({ child, text }) => {
  expect(textIn({ child }, 'child')).toBe(text);
});

it('a child is only what the body holds', () => {
  expect(textIn({}, 'toString')).toBeUndefined();
});

it.each([
  { value: 'a', has: true },
  { value: 0, has: true },
  { value: false, has: true },
  { value: [{ a: ['', 'b'] }], has: true },
  { value: undefined, has: false },
  { value: null, has: false },
  { value: ' \n', has: false },
  { value: [], has: false },
  { value: { a: [{ b: '' }, null] }, has: false },
])('$value says anything: $has', ({ value, has }) => {
  expect(hasContent(value)).toBe(has);
});

it('the names of a node are in the order of `sort`, be they few or many', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 50 }), (names) => {
      const node = Object.fromEntries(names.filter((name) => name !== '__proto__').map((name) => [name, 'text']));
      expect(sortedNamesOf(node)).toEqual(Object.keys(node).sort());
    }),
  );
});
