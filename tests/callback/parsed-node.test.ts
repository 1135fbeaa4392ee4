import { containersIn, hasContent, isNode, textIn, withSiblings } from '../../src/callback/parsed-node';

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

it.each([
  { container: { a: '1' }, is: { a: '1', b: 'beside' } },
  { container: { b: '1' }, is: { b: '1' } },
  { container: { a: '', b: { c: '' } }, is: { a: '', b: 'beside' } },
])('$container with what stands beside it is $is', ({ container, is }) => {
  expect(withSiblings(container, { b: 'beside' })).toEqual(is);
});

it.each([
  { value: { a: '1' }, containers: [{ a: '1' }] },
  { value: [{ a: '1' }, { a: '2' }], containers: [{ a: '1' }, { a: '2' }] },
  { value: [[{ a: '1' }], [['x']]], containers: [{ a: '1' }, { '#text': 'x' }] },
  { value: 'text', containers: [{ '#text': 'text' }] },
  { value: ' ', containers: [{}] },
  { value: null, containers: [{}] },
  { value: undefined, containers: [{}] },
  { value: [], containers: [{}] },
  { value: [{ a: '1' }, null], containers: [{ a: '1' }, {}] },
])('the containers in $value are $containers', ({ value, containers }) => {
  expect(containersIn(value)).toEqual(containers);
});
