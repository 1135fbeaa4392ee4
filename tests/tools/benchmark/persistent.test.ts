import type { Section } from '../../../src/tools/benchmark/measurement';
import { persistentRegressions } from '../../../src/tools/benchmark/persistent';

const GOALS = { a: { atMost: 1, gate: 2 }, b: { atMost: 1, gate: 2 } };

const section = (a: number, b: number): Section => ({
  title: 'Cold start',
  how: '',
  measurements: [
    { id: 'a', what: 'what a is', values: [a], unit: '×' },
    { id: 'b', what: 'what b is', values: [b], unit: '×' },
  ],
});

describe('a section that is checked', () => {
  it.each([
    { what: 'nothing beyond its gate', runs: [section(1, 1)], found: [] },
    { what: 'one beyond its gate once', runs: [section(3, 1), section(1, 1)], found: [] },
    { what: 'one beyond its gate twice', runs: [section(3, 1), section(3, 1), section(1, 1)], found: [] },
    { what: 'another beyond its gate the second time', runs: [section(3, 1), section(1, 3)], found: [] },
    { what: 'one beyond its gate every time', runs: [section(3, 3), section(3, 1), section(4, 3)], found: ['a: 4.00'] },
  ])('with $what is measured as often as is needed, and fails only for what persists', async ({ runs, found }) => {
    const left = [...runs];
    const notes: string[] = [];
    const measure = (): Promise<Section> => Promise.resolve(left.shift() ?? section(NaN, NaN));
    const sentences = await persistentRegressions(measure, GOALS, (text) => notes.push(text));
    expect(sentences.map((sentence) => sentence.slice(0, 7))).toEqual(found);
    expect(left).toEqual([]);
    expect(notes).toHaveLength(runs.length - 1);
  });

  it('says that it is measured again, and because of what', async () => {
    const notes: string[] = [];
    const runs = [section(3, 3), section(1, 1)];
    await persistentRegressions(
      () => Promise.resolve(runs.shift() ?? section(NaN, NaN)),
      GOALS,
      (text) => notes.push(text),
    );
    expect(notes).toEqual(['Cold start: measured again (2 of at most 3), because of a, b.']);
  });
});
