import { markdownTable } from '../documentation/markdown-table';
import { verdict } from './budget';
import type { Goals } from './budget';
import type { Measurement, Section } from './measurement';
import { spreadOf } from './statistics';

/** The rows of a section: what, median, middle half, goal, and whether it is reached. */
export const HEAD = ['', 'median', 'middle half', 'goal', ''] as const;

export function rowsOf({ measurements }: Section, goals: Goals): string[][] {
  return measurements.map((measurement) => {
    const { median, lower, upper } = spreadOf(measurement.values);
    const { what, unit, values } = measurement;
    const spread = values.length > 1 ? `${inWords(lower)} to ${inWords(upper)}` : '';
    return [what, `${inWords(median)} ${unit}`, spread, goalOf(measurement, goals), verdict(measurement, goals) ?? ''];
  });
}

function goalOf({ id, unit }: Measurement, goals: Goals): string {
  const { atMost, atLeast } = goals[id] ?? {};
  if (atMost !== undefined) return `≤ ${atMost} ${unit}`;
  return atLeast === undefined ? '' : `≥ ${atLeast} ${unit}`;
}

/** Three digits that say something. */
function inWords(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(value < 0.1 ? 2 : 3);
}

/** The page of a run: how and where it was measured, a table a section, its charts below. */
export function pageOf(sections: readonly Section[], goals: Goals, conditions: readonly string[]): string {
  const parts = sections.flatMap((section) => [
    `## ${section.title}`,
    section.how,
    markdownTable(HEAD, rowsOf(section, goals)),
    ...(section.charts ?? []).map(({ name, title }) => `![${title}](performance/${name}.svg)`),
  ]);
  const list = conditions.map((condition) => `- ${condition}`).join('\n');
  return `${['# Performance', 'Written by `npm run bench`.', list, ...parts].join('\n\n')}\n`;
}
