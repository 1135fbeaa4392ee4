import { goals } from '../../../../src/tools/benchmark/budget.json';
import { unmeasured } from '../../../../src/tools/benchmark/budget';
import type { Run } from '../../../../src/tools/benchmark/processes';
import { measurementsOf } from '../../../../src/tools/benchmark/suites/cold';
import type { ColdCase } from '../../../../src/tools/benchmark/suites/cold-cases';

const run = (cpuMs: number, peakMb: number): Run => ({ cpuMs, peakMb, output: '' });
const other = [run(100, 60), run(200, 70)];
/** The second round was twice as slow. */
const MEASURED: Readonly<Record<ColdCase, readonly Run[]>> = {
  node: [run(20, 39), run(40, 40)],
  file: [run(40, 45), run(80, 47)],
  fileByHand: [run(30, 42), run(60, 42)],
  http: [run(50, 48), run(100, 48)],
  httpByHand: [run(40, 45), run(80, 45)],
  https: [run(80, 51), run(160, 51)],
  httpsByHand: [run(60, 48), run(120, 48)],
  fileCompiled: other,
  httpCompiled: [run(45, 48), run(90, 48)],
  httpsCompiled: other,
  httpSdk: other,
  httpNaive: other,
  httpFlag: other,
  httpConfirm: other,
  httpsSdk: other,
  httpsNaive: other,
  httpsOpenssl: other,
  httpsOpensslByHand: other,
  httpsOpensslRoots: other,
};

const valuesOf = (id: string) => measurementsOf(MEASURED).find((one) => one.id === id)?.values;

describe('cold starts', () => {
  it.each([
    { id: 'cold.file.overhead', values: [2, 2] },
    { id: 'cold.http.overhead', values: [1.5, 1.5] },
    { id: 'cold.https.overhead', values: [1.5, 1.5] },
    { id: 'cold.http.compiled', values: [1.25, 1.25] },
    { id: 'cold.file', values: [2, 2] },
    { id: 'cold.https.floor', values: [3, 3] },
    { id: 'memory.one', values: [45, 47] },
    { id: 'memory.one.above', values: [6, 7] },
  ])('have $values as $id, taken round by round', ({ id, values }) => {
    expect(valuesOf(id)).toEqual(values);
  });

  it('have each id once, and all that the budget has of them', () => {
    const measurements = measurementsOf(MEASURED);
    const ids = measurements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const others = unmeasured(measurements, goals).filter(
      (id) => id.startsWith('cold.') || id.startsWith('memory.one'),
    );
    expect(others).toEqual([]);
  });
});
