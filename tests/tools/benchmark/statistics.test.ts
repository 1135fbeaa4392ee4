import { rounds } from '../../../src/tools/benchmark/rounds';
import { differences, quantile, ratios, spreadOf } from '../../../src/tools/benchmark/statistics';

describe('a spread', () => {
  it.each([
    { values: [5], spread: { median: 5, lower: 5, upper: 5 } },
    { values: [4, 1, 3, 2], spread: { median: 2.5, lower: 1.75, upper: 3.25 } },
    { values: [100, 1, 2, 3, 4], spread: { median: 3, lower: 2, upper: 4 } },
  ])('of $values is its median and its middle half', ({ values, spread }) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  it('of nothing is no number', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('ratios', () => {
  it('are taken round by round, so that noise common to both sides is gone', () => {
    expect(ratios([2, 20, 4], [1, 10, 2])).toEqual([2, 2, 2]);
  });
});

describe('differences', () => {
  it('are taken round by round too', () => {
    expect(differences([5, 9], [1, 2])).toEqual([4, 7]);
  });
});

describe('rounds', () => {
  it('measure every case once a round, in varying order', async () => {
    const order: string[] = [];
    const values = await rounds(40, {
      a: () => order.push('a'),
      b: () => Promise.resolve(order.push('b')),
    });
    expect([values.a.length, values.b.length]).toEqual([40, 40]);
    const firsts = order.filter((_, place) => place % 2 === 0);
    for (let round = 0; round < 40; round += 1)
      expect(order.slice(2 * round, 2 * round + 2).sort()).toEqual(['a', 'b']);
    expect(new Set(firsts)).toEqual(new Set(['a', 'b']));
  });
});
