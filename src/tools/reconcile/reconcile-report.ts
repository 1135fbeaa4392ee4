import type { MissingJob } from '../../reconciliation/ports';
import type { Tally } from '../../reconciliation/tally';
import { table } from '../terminal/table';

/** A missing job and what became of it, for people and programs. */
export interface MissingRow {
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  readonly id: string;
  /** As Cloud Infinite wrote it; empty when it did not. */
  readonly ended: string;
  readonly outcome: string;
}

export function rowOf({ job, deliveries }: MissingJob, isDry: boolean): MissingRow {
  const { kind, name, state, id, endedAt, createdAt } = job;
  return { kind, name, state, id, ended: endedAt ?? createdAt ?? '', outcome: outcomeOf(deliveries, isDry) };
}

function outcomeOf(deliveries: MissingJob['deliveries'], isDry: boolean): string {
  if (isDry) return 'would be delivered';
  const fault = deliveries.find((delivery) => 'error' in delivery);
  return fault ? `failed: ${fault.error.message}` : 'delivered';
}

export interface ReportOptions {
  readonly isDry: boolean;
  /** Columns of the terminal; not known where the output goes elsewhere. */
  readonly columns?: number | undefined;
}

/** What people read: a line for each missing job, and what was found in all. */
export function reconcileReport(
  tally: Tally,
  missing: readonly MissingRow[],
  { isDry, columns }: ReportOptions,
): string {
  const { listed, present, delivered, failed, young, foreign, unwanted, notes, isComplete } = tally;
  const head = ['kind', 'name', 'state', 'id', 'ended', 'outcome'];
  const rows = missing.map(({ kind, name, state, id, ended, outcome }) => [kind, name, state, id, ended, outcome]);
  const counts = [
    `${present} have their record`,
    `${delivered} ${isDry ? 'would be' : 'were'} delivered`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(young > 0 ? [`${young} too young or not finished`] : []),
    ...(foreign > 0 ? [`${foreign} of another receiver`] : []),
    ...(unwanted > 0 ? [`${unwanted} not wanted by the filter or refused`] : []),
  ];
  return [
    ...(rows.length > 0 ? [table(head, rows, columns), ''] : []),
    `${listed} finished jobs: ${counts.join(', ')}.`,
    ...notes,
    ...(isComplete ? [] : ['The time was up before all was looked at: run it again.']),
  ].join('\n');
}
