import { regressions, verdict } from '../../../src/tools/benchmark/budget';
import { goals } from '../../../src/tools/benchmark/budget.json';
import type { Measurement } from '../../../src/tools/benchmark/measurement';

const measured = (...values: number[]): Measurement => ({ id: 'a', what: 'what a is', values, unit: '×' });
const atMost = { a: { atMost: 2, gate: 3 } };
const atLeast = { a: { atLeast: 2, gate: 1.5 } };

describe('a goal', () => {
  it.each([
    { values: [2], goals: atMost, said: 'reached' },
    { values: [2.5], goals: atMost, said: 'missed by 25 %' },
    { values: [1, 2, 9], goals: atMost, said: 'reached' },
    { values: [2], goals: atLeast, said: 'reached' },
    { values: [1.5], goals: atLeast, said: 'missed by 25 %' },
    { values: [1], goals: {}, said: undefined },
  ])('$goals.a is $said by $values', ({ values, goals, said }) => {
    expect(verdict(measured(...values), goals)).toBe(said);
  });
});

describe('a check', () => {
  it.each([
    { values: [2.9], goals: atMost, found: 0 },
    { values: [3.1], goals: atMost, found: 1 },
    { values: [1, 2, 90], goals: atMost, found: 0 },
    { values: [1.6], goals: atLeast, found: 0 },
    { values: [1.4], goals: atLeast, found: 1 },
  ])('of $values finds $found beyond the gate of $goals.a', ({ values, goals, found }) => {
    expect(regressions([measured(...values)], goals)).toHaveLength(found);
  });

  it('finds a goal that is no longer measured', () => {
    expect(regressions([], atMost)).toEqual(['a: has a goal, but was not measured.']);
  });
});

describe('the budget', () => {
  it.each(Object.entries(goals))('has its gate behind its goal, for %s', (_, goal) => {
    if ('atMost' in goal) expect(goal.gate).toBeGreaterThan(goal.atMost);
    else expect(goal.gate).toBeLessThan(goal.atLeast);
  });
});
