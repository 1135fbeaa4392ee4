import { compare } from '../../src/confirmation/comparison';
import type { Data, Decisive } from '../../src/confirmation/comparison';

const SAME = { differences: [], unconfirmed: [] };
const compared = (said: Data, answered: Data, decisive: Decisive = 'all') => compare(said, answered, decisive);

describe('two values of a node', () => {
  it.each([
    { what: 'a number and its text', said: 417, answered: '417' },
    { what: 'one moment in two spellings', said: '2022-08-09 14:54:17+0800', answered: '2022-08-09T14:54:17+08:00' },
    { what: 'one moment in two zones', said: '2022-08-09T14:54:17+0800', answered: '2022-08-09T06:54:17Z' },
    { what: 'a list of one and that one', said: ['a'], answered: 'a' },
    { what: 'nodes in any order', said: { A: '1', B: '2' }, answered: { B: '2', A: '1' } },
    { what: 'a node of which the answer says more', said: { A: '1' }, answered: { A: '1', B: '2' } },
  ])('are the same: $what', ({ said, answered }) => {
    expect(compared({ N: said }, { N: answered })).toEqual(SAME);
  });

  it.each([
    { what: 'texts', said: 'a', answered: 'b', says: ['"a"', '"b"'] },
    { what: 'case', said: 'Success', answered: 'success', says: ['"Success"', '"success"'] },
    { what: 'numbers', said: 1, answered: 2, says: ['1', '2'] },
    {
      what: 'moments',
      said: '2022-08-09T14:54:17+0800',
      answered: '2022-08-09T14:54:18+0800',
      says: ['"2022-08-09T14:54:17+0800"', '"2022-08-09T14:54:18+0800"'],
    },
    { what: 'lists of other lengths', said: ['a', 'b'], answered: ['a'], says: ['a list of 2', 'a list of 1'] },
    { what: 'a text and a node', said: 'a', answered: { A: 'a' }, says: ['"a"', 'a node with child nodes'] },
    { what: 'addresses', said: 'https://a/b?c', answered: 'https://a/d', says: ['"https://a/b"', '"https://a/d"'] },
  ])('are different: $what', ({ said, answered, says }) => {
    expect(compared({ N: said }, { N: answered })).toEqual({
      differences: [{ path: '$.N', message: `$.N: the callback says ${says[0]}, Cloud Infinite says ${says[1]}.` }],
      unconfirmed: [],
    });
  });

  it('are open when only what follows the question mark of an address differs: it may be a signature', () => {
    const [said, answered] = ['https://a/b?sign=1', 'https://a/b?sign=2'];
    expect(compared({ Url: said }, { Url: answered })).toEqual({ differences: [], unconfirmed: ['$.Url'] });
    expect(compared({ Key: 'a?b' }, { Key: 'a?c' }).differences).toHaveLength(1);
  });
});

describe('a time that is -', () => {
  it('is not set', () => {
    expect(compared({ EndTime: '-' }, { EndTime: '2022-08-09T14:54:17+0800' })).toEqual(SAME);
    expect(compared({ EndTime: '2022-08-09T14:54:17+0800' }, { EndTime: '-' }).unconfirmed).toEqual(['$.EndTime']);
    expect(compared({ Object: '-' }, { Object: 'a' }).differences).toHaveLength(1);
  });
});

describe('what only the callback says', () => {
  it('is unconfirmed, by the topmost node', () => {
    const said = { A: { B: { C: '1' }, D: '1' }, E: [{ F: '1' }] };
    expect(compared(said, { A: { D: '1' }, E: [{ G: '1' }] }).unconfirmed).toEqual(['$.A.B', '$.E[0].F']);
  });

  it('is not taken from the prototype of the answer', () => {
    expect(compared({ constructor: 'a' }, {}).unconfirmed).toEqual(['$.constructor']);
  });

  it('is named twenty times at most', () => {
    const said = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`N${at}`, 'a']));
    expect(compared(said, {}).unconfirmed.slice(18)).toEqual(['$.N18', '$.N19', '…and 5 more']);
  });
});

describe('a difference', () => {
  it('of a node that does not decide only makes it unconfirmed', () => {
    const decisive = new Set(['State', 'data.result']);
    const said = { State: 'a', Other: 'a', data: { result: 1, score: 1, list: [1, 2] } };
    const answered = { State: 'b', Other: 'b', data: { result: 2, score: 2, list: [1] } };
    const { differences, unconfirmed } = compared(said, answered, decisive);
    expect(differences.map(({ path }) => path)).toEqual(['$.State', '$.data.result']);
    expect(unconfirmed).toEqual(['$.Other', '$.data.score', '$.data.list']);
  });

  it('is told in bounded words', () => {
    const [long, other] = ['x'.repeat(10_000), 'y'.repeat(10_000)];
    const [difference] = compared({ N: long }, { N: other }).differences;
    expect(difference?.message.length).toBeLessThan(250);
  });

  it('is told twenty times at most', () => {
    const of = (value: string) => Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`N${at}`, value]));
    const { differences } = compared(of('a'), of('b'));
    expect(differences).toHaveLength(21);
    expect(differences[20]).toEqual({ path: '$', message: '…and 10 more faults.' });
  });
});

describe('lists of jobs', () => {
  it('are compared job by job, in any order', () => {
    const tasks = (...states: string[]) => states.map((State, at) => ({ JobId: `j${at}`, State }));
    const [first, second] = tasks('Success', 'Failed');
    expect(compared({ Tasks: [first, second] }, { Tasks: [second, first] })).toEqual(SAME);
    expect(compared({ Tasks: tasks('Success', 'Success') }, { Tasks: [second, first] }).differences).toMatchObject([
      { path: '$.Tasks[1].State' },
    ]);
  });

  it('are compared in their order when an id is not unique or not there', () => {
    const one = { JobId: 'j1', State: 'Success' };
    const other = { JobId: 'j1', State: 'Failed' };
    expect(compared({ Tasks: [one, other] }, { Tasks: [other, one] }).differences).toHaveLength(2);
    const another = { JobId: 'j2', State: 'Success' };
    expect(compared({ Tasks: [one, one] }, { Tasks: [one, another] }).differences).toHaveLength(1);
    expect(compared({ Tasks: [{ State: 'a' }] }, { Tasks: [{ State: 'a' }] })).toEqual(SAME);
  });
});
