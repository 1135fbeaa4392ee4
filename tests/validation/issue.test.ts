import { firstIssues, issueAt, issuesOf, pathStep } from '../../src/validation/issue';

const typeFault = (instancePath: string, type = 'string') => ({ instancePath, keyword: 'type', params: { type } });
const messageOf = (value: unknown, type?: string) => issuesOf([typeFault('/a', type)], { a: value })[0]?.message;

describe('a fault', () => {
  it.each([
    { type: 'object', words: 'a node with child nodes' },
    { type: 'array', words: 'a list' },
    { type: 'string', words: 'text' },
    { type: 'integer', words: 'a whole number' },
    { type: 'number', words: 'a number' },
    { type: 'boolean', words: 'true or false' },
  ])('of the type $type says that $words was expected', ({ type, words }) => {
    expect(messageOf(null, type)).toContain(`$.a: expected ${words}, got `);
  });

  it.each([
    { value: undefined, words: 'nothing' },
    { value: 7, words: '7' },
    { value: true, words: 'true' },
    { value: [1, 2], words: 'a list of 2' },
    { value: { b: 1 }, words: 'a node with child nodes' },
    { value: 'a "b"', words: 'the text "a \\"b\\""' },
    { value: `${'x'.repeat(24)}secret`, words: `a text of 30 characters that begins "${'x'.repeat(24)}"` },
  ])('says that $words came', ({ value, words }) => {
    expect(messageOf(value)).toBe(`$.a: expected text, got ${words}.`);
  });

  it.each([
    { keyword: 'enum', params: { allowedValues: ['a', 'b'] }, words: 'one of ["a","b"]' },
    { keyword: 'minLength', params: { limit: 3 }, words: 'at least 3 characters' },
    { keyword: 'pattern', params: { pattern: '^a$' }, words: 'text that matches ^a$' },
    { keyword: 'maxItems', params: { limit: 3 }, words: 'maxItems {"limit":3}' },
  ])('of the keyword $keyword says that $words was expected', ({ keyword, params, words }) => {
    expect(issuesOf([{ instancePath: '', keyword, params }], 'c')).toEqual([
      { path: '$', message: `$: expected ${words}, got the text "c".` },
    ]);
  });

  it('of a missing child is where the child should be', () => {
    const fault = { instancePath: '/a/0', keyword: 'required', params: { missingProperty: 'b c' } };
    expect(issuesOf([fault], { a: [{}] })).toEqual([
      { path: '$.a[0]["b c"]', message: '$.a[0]["b c"]: expected a value, got nothing.' },
    ]);
  });

  it('is found below names that a JSON pointer escapes', () => {
    expect(issuesOf([typeFault('/a~1b/c~0d')], { 'a/b': { 'c~d': 1 } })[0]?.message).toBe(
      '$["a/b"]["c~d"]: expected text, got 1.',
    );
  });
});

it('tells the same fault once', () => {
  expect(issuesOf([typeFault('/a'), typeFault('/a'), typeFault('/b')], {})).toHaveLength(2);
});

it('counts what is too much to tell', () => {
  const faults = Array.from({ length: 25 }, (_, at) => typeFault(`/n${at}`));
  const issues = issuesOf(faults, {});
  expect(issues).toHaveLength(21);
  expect(issues.at(-1)).toEqual({ path: '$', message: '…and 5 more faults.' });
});

it('is at its place in the body where its job is, in its path and in its words', () => {
  const [issue] = issuesOf([typeFault('/a')], { a: 1 });
  expect(issue && issueAt('$.JobsDetail[3]', issue)).toEqual({
    path: '$.JobsDetail[3].a',
    message: '$.JobsDetail[3].a: expected text, got 1.',
  });
  expect(issueAt('$.JobsDetail[3]', { path: '$', message: '…and 5 more faults.' })).toEqual({
    path: '$.JobsDetail[3]',
    message: '…and 5 more faults.',
  });
});

it('of many the first are told, and the others counted', () => {
  const many = Array.from({ length: 36_000 }, (_, at) => ({ path: `$[${at}]`, message: 'm' }));
  expect(firstIssues(many)).toHaveLength(21);
  expect(firstIssues(many).at(-1)).toEqual({ path: '$', message: '…and 35980 more faults.' });
  expect(firstIssues(many.slice(0, 2), 7)).toHaveLength(3);
  expect(firstIssues(many.slice(0, 2))).toEqual(many.slice(0, 2));
});

it.each([
  { key: 'Name', step: '.Name' },
  { key: 'X-SheetPics', step: '.X-SheetPics' },
  { key: '名', step: '.名' },
  { key: 3, step: '[3]' },
  { key: '3', step: '[3]' },
  { key: 'a.b', step: '["a.b"]' },
  { key: '', step: '[""]' },
])('the path step of $key is $step', ({ key, step }) => {
  expect(pathStep(key)).toBe(step);
});
