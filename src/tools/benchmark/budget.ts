import { spreadOf } from './statistics';
import type { Measurement } from './measurement';

/**
 * What a measurement should be, and the gate at which a check fails: as far off as noise alone does not get. There may be
 * a goal without a gate, when another measurement of the same thing is steadier, and the other way round.
 */
export interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly gate?: number;
}

export type Goals = Readonly<Record<string, Goal>>;

/** `reached`, or by how much it was missed; `undefined` when there is no goal. */
export function verdict({ id, values }: Measurement, goals: Goals): string | undefined {
  const { atMost, atLeast } = goals[id] ?? {};
  if (atMost === undefined && atLeast === undefined) return undefined;
  const { median } = spreadOf(values);
  if (atMost !== undefined && median > atMost) return `missed by ${percent(median / atMost - 1)}`;
  if (atLeast !== undefined && median < atLeast) return `missed by ${percent(1 - median / atLeast)}`;
  return 'reached';
}

/** The ids of what is beyond its gate. */
export function beyondGate(measurements: readonly Measurement[], goals: Goals): string[] {
  return measurements.filter((one) => isBeyond(one, goals[one.id])).map(({ id }) => id);
}

function isBeyond({ values }: Measurement, { atLeast, gate }: Goal = {}): boolean {
  if (gate === undefined) return false;
  const { median } = spreadOf(values);
  // What is no number is beyond any gate.
  return atLeast === undefined ? !(median <= gate) : !(median >= gate);
}

/** What is wrong with a measurement that is beyond its gate, in a sentence. */
export function regression({ id, values, unit, what }: Measurement, goals: Goals): string {
  const { median } = spreadOf(values);
  return `${id}: ${median.toFixed(2)} ${unit} is beyond its gate of ${goals[id]?.gate ?? 'nothing'} ${unit} (${what}).`;
}

/** The ids of goals that nothing measures: a fault of the benchmark. */
export function unmeasured(measurements: readonly Measurement[], goals: Goals): string[] {
  const ids = new Set(measurements.map(({ id }) => id));
  return Object.keys(goals).filter((id) => !ids.has(id));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
