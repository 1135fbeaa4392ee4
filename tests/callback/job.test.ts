import { contentDigest, partOf } from '../../src/callback/job';

it('the same content has the same name, other content another', () => {
  expect(contentDigest({ a: '1' })).toBe(contentDigest({ a: '1' }));
  expect(contentDigest({ a: '1' })).not.toBe(contentDigest({ a: 1 }));
  expect(contentDigest({})).toMatch(/^[0-9a-f]{16}$/);
});

it.each(['Success', 'Failed', 'Cancel'])('%s is final, so one callback is all there is', (state) => {
  expect(partOf(state, { a: '1' })).toBeUndefined();
});

it.each(['Running', 'Auditing', 'Unknown', 'Snapshoting'])('%s may come many times, told apart by content', (state) => {
  expect(partOf(state, { a: '1' })).toBe(contentDigest({ a: '1' }));
});
