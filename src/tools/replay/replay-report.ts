import type { InvocationEntry, JobEntry } from '../../invocation/log-line';
import type { ReplayedFile } from './replay-file';
import { table } from '../terminal/table';

/** What people read of a replay: a line a file, and below it a line for each place where a job was written. */
export function replayReport(replayed: readonly ReplayedFile[]): string {
  const rows = replayed.flatMap(({ file, entry }) => [
    [String(entry.status), `${entry.durationMs} ms`, file],
    ...outcomesOf(entry).map((line) => ['', '', `  ${line}`]),
  ]);
  const accepted = replayed.filter(({ entry }) => entry.status === 200).length;
  return `${table(['status', 'time', 'file'], rows)}\n\n${accepted} of ${replayed.length} callbacks accepted.`;
}

function outcomesOf({ error, message, test, jobs }: InvocationEntry): string[] {
  if (error) return [`${error.code}: ${message}`];
  if (test) return ['the console tries the URL: nothing to write'];
  return jobs.flatMap(outcomesOfJob);
}

function outcomesOfJob({ name, state, sinks }: JobEntry): string[] {
  return sinks.map(({ outcome, location = '' }) => `${name} ${state}, ${outcome}: ${location}`);
}
