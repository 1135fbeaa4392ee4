import { displayText } from '../terminal/display-text';
import { table } from '../terminal/table';
import type { Outcome, Redriven } from './redriven';

export interface Extent {
  /** All files of the place, those too that were not looked at. */
  readonly total: number;
  readonly filter?: string | undefined;
  /** The signal that stopped it. */
  readonly stoppedBy?: string | undefined;
  /** Columns of the terminal; not known where the output goes elsewhere. */
  readonly columns?: number | undefined;
}

/** Counted, but no line of the table. */
const SILENT: ReadonlySet<Outcome> = new Set<Outcome>(['no letter', 'no match']);

/** What people read of a redrive: a line a letter, and how many came to which end. */
export function redriveReport(redriven: readonly Redriven[], { total, filter, stoppedBy, columns }: Extent): string {
  const shown = redriven.filter(({ outcome }) => !SILENT.has(outcome));
  const rows = shown.map(({ name, since = '', reason = '', outcome, code, detail }) => [
    name,
    since,
    reason,
    code === undefined ? outcome : `${outcome}: ${code}`,
    detail,
  ]);
  const left = total - redriven.length;
  const sentences = [
    ...(total === 0 ? ['There are no dead letters.'] : []),
    ...(shown.length > 0 ? [countsOf(shown)] : []),
    ...(filter === undefined ? [] : [matchesOf(redriven, filter)]),
    ...othersIn(redriven),
    ...(stoppedBy === undefined ? [] : [`Stopped by ${stoppedBy}: ${filesOf(left)} not looked at.`]),
    ...(stoppedBy === undefined && left > 0 ? [`The limit is reached: ${filesOf(left)} not looked at.`] : []),
  ];
  const head = ['dead letter', 'since', 'reason', 'outcome', 'detail'];
  const lines = table(head, rows, columns);
  if (lines !== table(head, rows))
    sentences.push('The table is cut to fit the terminal; `| cat` behind the command shows it whole.');
  return [...(rows.length > 0 ? [lines, ''] : []), ...sentences].join('\n');
}

function countsOf(shown: readonly Redriven[]): string {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of shown) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return `${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}.`;
}

function matchesOf(redriven: readonly Redriven[], filter: string): string {
  // A filter is asked of what can be read as a letter.
  const letters = redriven.filter(({ since }) => since !== undefined);
  const matches = letters.filter(({ outcome }) => outcome !== 'no match').length;
  return `${matches} of ${letters.length} match ${displayText(JSON.stringify(filter))}.`;
}

function othersIn(redriven: readonly Redriven[]): string[] {
  const others = redriven.filter(({ outcome }) => outcome === 'no letter').length;
  if (others === 0) return [];
  return [others === 1 ? '1 file is no dead letter.' : `${others} files are no dead letters.`];
}

function filesOf(count: number): string {
  return count === 1 ? '1 file was' : `${count} files were`;
}
