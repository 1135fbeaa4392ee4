import { spreadOf } from './statistics';
import type { Measurement } from './measurement';

/** What a measurement should be, and the gate at which a check fails: as far off as noise alone does not get. */
export interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly gate: number;
}

export type Goals = Readonly<Record<string, Goal>>;

/** `reached`, or by how much it was missed; `undefined` when there is no goal. */
export function verdict({ id, values }: Measurement, goals: Goals): string | undefined {
  const goal = goals[id];
  if (!goal) return undefined;
  const { median } = spreadOf(values);
  const { atMost, atLeast } = goal;
  if (atMost !== undefined && median > atMost) return `missed by ${percent(median / atMost - 1)}`;
  if (atLeast !== undefined && median < atLeast) return `missed by ${percent(1 - median / atLeast)}`;
  return 'reached';
}

/** What is beyond its gate, each in one sentence. A goal that nothing measures is a fault of the benchmark. */
export function regressions(measurements: readonly Measurement[], goals: Goals): string[] {
  const byId = new Map(measurements.map((measurement) => [measurement.id, measurement]));
  return Object.entries(goals).flatMap(([id, { atLeast, gate }]) => {
    const measurement = byId.get(id);
    if (!measurement) return [`${id}: has a goal, but was not measured.`];
    const { median } = spreadOf(measurement.values);
    const isBeyond = atLeast === undefined ? median > gate : median < gate;
    const { unit, what } = measurement;
    return isBeyond ? [`${id}: ${median.toFixed(2)} ${unit} is beyond its gate of ${gate} ${unit} (${what}).`] : [];
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
