import { beyondGate, regression, unmeasured, verdict } from '../../../src/tools/benchmark/budget';
import type { Goal } from '../../../src/tools/benchmark/budget';
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
    { values: [1], goals: { a: { gate: 3 } }, said: undefined },
  ])('$goals.a is $said by $values', ({ values, goals, said }) => {
    expect(verdict(measured(...values), goals)).toBe(said);
  });
});

describe('a check', () => {
  it.each([
    { values: [2.9], goals: atMost, found: [] },
    { values: [3.1], goals: atMost, found: ['a'] },
    { values: [1, 2, 90], goals: atMost, found: [] },
    { values: [1.6], goals: atLeast, found: [] },
    { values: [1.4], goals: atLeast, found: ['a'] },
    { values: [3.1], goals: { a: { gate: 3 } }, found: ['a'] },
    { values: [3.1], goals: { a: { atMost: 2 } }, found: [] },
    { values: [3.1], goals: {}, found: [] },
    { values: [], goals: atMost, found: ['a'] },
    { values: [NaN], goals: atLeast, found: ['a'] },
  ])('of $values finds $found beyond the gate of $goals.a', ({ values, goals, found }) => {
    expect(beyondGate([measured(...values)], goals)).toEqual(found);
  });

  it('says what was measured, and what the gate is', () => {
    expect(regression(measured(3.1), atMost)).toBe('a: 3.10 × is beyond its gate of 3 × (what a is).');
  });

  it('finds a goal that is no longer measured', () => {
    expect(unmeasured([measured(1)], { ...atMost, b: { gate: 1 } })).toEqual(['b']);
  });
});

describe('the budget', () => {
  it.each(Object.entries<Goal>(goals))('has its gate behind its goal, for %s', (_, { atMost, atLeast, gate }) => {
    const known = [atMost, atLeast, gate].filter((bound) => bound !== undefined);
    const inOrder = [...known].sort((one, other) => (atLeast === undefined ? one - other : other - one));
    expect(known.length).toBeGreaterThan(0);
    expect(known).toEqual(inOrder);
    expect(new Set(known).size).toBe(known.length);
  });
});
