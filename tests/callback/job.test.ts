import { contentDigest, identityOf, textAt } from '../../src/callback/job';

const DATA = { a: '1' };

it('the same content has the same name, other content another', () => {
  expect(contentDigest({ a: '1' })).toBe(contentDigest({ a: '1' }));
  expect(contentDigest({ a: '1' })).not.toBe(contentDigest({ a: 1 }));
  expect(contentDigest({})).toMatch(/^[0-9a-f]{16}$/);
});

describe('a job', () => {
  it.each(['Success', 'Failed', 'Cancel'])('in the final state %s is told by its id', (state) => {
    expect(identityOf(DATA, 'j1', state)).toEqual({ id: 'j1', state });
  });

  it.each(['Running', 'Auditing', 'Unknown', 'Snapshoting'])(
    'in the state %s may be reported many times, told apart by content',
    (state) => {
      expect(identityOf(DATA, 'j1', state)).toEqual({ id: 'j1', state, part: contentDigest(DATA) });
    },
  );

  it('without a state is in the state Unknown', () => {
    expect(identityOf(DATA, 'j1')).toEqual({ id: 'j1', state: 'Unknown', part: contentDigest(DATA) });
  });

  it.each(['Success', 'Running'])('without an id is told by its content, once, in the state %s', (state) => {
    expect(identityOf(DATA, undefined, state)).toEqual({ id: contentDigest(DATA), state });
  });
});

it.each([
  { path: ['a'], text: '1' },
  { path: ['b', 'c'], text: '2' },
  { path: ['list', 1, 'd'], text: '4' },
  { path: ['list', 2, 'd'], text: undefined },
  { path: ['b'], text: undefined },
  { path: ['number'], text: undefined },
  { path: ['toString'], text: undefined },
])('the text at $path is $text', ({ path, text }) => {
  expect(textAt({ a: '1', b: { c: '2' }, list: [{ d: '3' }, { d: '4' }], number: 5 }, ...path)).toBe(text);
});
