import { isUnresolved, referencesIn, substitute } from '../../../src/tools/deploy/references';

const DOCUMENT = { a: ['${env:ONE}', 3, null], b: { 'c d': 'x-${env:TWO}-${env:ONE}-${stage}' } };

describe('the references of a document', () => {
  it('are found wherever they are', () => {
    expect(referencesIn(DOCUMENT)).toEqual([
      { variable: 'ONE', path: '$.a[0]', isWhole: true },
      { variable: 'TWO', path: '$.b["c d"]', isWhole: false },
      { variable: 'ONE', path: '$.b["c d"]', isWhole: false },
    ]);
  });

  it('are replaced where there is a value, and stay where there is none', () => {
    expect(substitute(DOCUMENT, { ONE: '$&1' }, { stage: 'dev' })).toEqual({
      a: ['$&1', 3, null],
      b: { 'c d': 'x-${env:TWO}-$&1-dev' },
    });
  });

  it.each([
    ['${env:ONE}', true],
    ['a ${env:ONE}', true],
    ['${stage}', false],
    ['', false],
    [3, false],
  ])('leave %j unresolved: %s', (value, unresolved) => {
    expect(isUnresolved(value)).toBe(unresolved);
  });
});
