import { containersIn, siblingsIn, withSiblings } from '../../src/callback/containers';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { refusalOf } from '../support/builders/refusal';

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

describe('the number of containers', () => {
  const containers = (count: number, characters: number) =>
    Array.from({ length: count }, () => ({ a: 'x'.repeat(characters) }));

  it.each([
    { what: 'a hundred, however small', count: 100, characters: 0 },
    { what: 'many that have the size of jobs', count: 2000, characters: 400 },
  ])('may be $what', ({ count, characters }) => {
    expect(containersIn(containers(count, characters))).toHaveLength(count);
  });

  it('may not be more than the body has room for', () => {
    expect(refusalOf(() => containersIn(containers(2000, 100)))).toMatchObject({
      code: 'body_forbidden',
      message: 'The body has 2000 jobs of a few characters. No callback has.',
    });
  });

  it.each([
    { where: 'first', list: (one: ParsedValue, others: ParsedValue[]) => [one, ...others] },
    { where: 'last', list: (one: ParsedValue, others: ParsedValue[]) => [...others, one] },
  ])('is bounded by the characters of all of them, where a long one comes $where', ({ list }) => {
    // Written as JSON, 250 containers with 100,000 characters, and with one less.
    const others = containers(249, 390);
    const long = (characters: number) => containers(1, characters)[0] ?? {};
    expect(JSON.stringify(list(long(639), others))).toHaveLength(100_000);
    expect(containersIn(list(long(639), others))).toHaveLength(250);
    expect(refusalOf(() => containersIn(list(long(638), others))).code).toBe('body_forbidden');
  });
});

describe('what stands beside the containers', () => {
  it.each([
    { what: 'all but them and the name of the event', tree: { EventName: 'E', Jobs: 'j', a: '1' }, is: { a: '1' } },
    { what: 'nothing that is empty', tree: { EventName: 'E', Jobs: 'j', a: '', b: { c: null } }, is: {} },
    { what: 'an event that is a node', tree: { EventName: { a: 'E' } }, is: { EventName: { a: 'E' } } },
    { what: 'several events', tree: { EventName: ['E', 'F'] }, is: { EventName: ['E', 'F'] } },
    { what: 'an event too long to be a name', tree: { EventName: 'E'.repeat(51) }, is: { EventName: 'E'.repeat(51) } },
  ])('is $what', ({ tree, is }) => {
    expect(siblingsIn(tree, 'Jobs')).toEqual(is);
  });

  it.each([
    { what: 'is a node of it', container: { a: '1' }, is: { a: '1', b: 'beside' } },
    { what: 'takes the place of an empty one', container: { a: '1', b: { c: '' } }, is: { a: '1', b: 'beside' } },
    {
      what: 'is kept apart from one of the same name',
      container: { b: '1' },
      is: { b: '1', '#callback': { b: 'beside' } },
    },
    { what: 'is all of an empty one', container: {}, is: { b: 'beside' } },
  ])('$what', ({ container, is }) => {
    expect(withSiblings([container], { b: 'beside' })).toEqual([is]);
  });

  it('is kept with each of several that are not empty', () => {
    expect(withSiblings([{ a: '1' }, {}, { b: '2' }], { b: 'beside' })).toEqual([
      { a: '1', b: 'beside' },
      {},
      { b: '2', '#callback': { b: 'beside' } },
    ]);
    expect(withSiblings([{}, {}], { b: 'beside' })).toEqual([{ b: 'beside' }, {}]);
  });

  it('is refused when it would make the callback half as long again', () => {
    const jobs = (count: number) => Array.from({ length: count }, () => ({ a: 'x'.repeat(1000) }));
    const beside = { b: 'x'.repeat(450) };
    expect(withSiblings(jobs(50), beside)).toHaveLength(50);
    expect(withSiblings(jobs(1), { b: 'x'.repeat(100_000) })).toHaveLength(1);
    expect(withSiblings([{ a: '1' }, { a: '2' }], { b: 'x'.repeat(4000) })).toHaveLength(2);
    expect(refusalOf(() => withSiblings(jobs(50), { b: 'x'.repeat(600) }))).toMatchObject({
      code: 'body_forbidden',
      message:
        'What stands beside the 50 jobs is too large to be kept with each of them. No callback has so much there.',
    });
  });
});
