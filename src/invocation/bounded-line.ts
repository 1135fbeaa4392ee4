import { fittingItems, lineOf, MOST_LINE_BYTES, shortened } from '../foundation/bounded-text';
import type { Issue } from '../foundation/errors';
import type { InvocationEntry, JobEntry, LogEntry } from './log-line';

/** Bytes that the issues of an error, or of one job, may have in a line. */
const MOST_ISSUES_BYTES = 12_000;
/** UTF-16 units of a cause, or of the error of one sink. */
const LONGEST_WORDS = 500;
/** Bytes of `,"jobs":[],"jobsLeftOut":100000` and the end of the line. */
const ROOM_FOR_THE_REST = 64;

/**
 * An entry as one line of the log. It has at most `MOST_LINE_BYTES`, and says how much it leaves out; only the line of a last
 * resort is whole, whatever it has, because nothing else holds what it holds.
 */
export function boundedLine(entry: LogEntry): string {
  if (!('jobs' in entry)) return lineOf(entry);
  const line = lineOf(entry);
  return Buffer.byteLength(line) <= MOST_LINE_BYTES ? line : lineOf(bounded(entry));
}

function bounded({ jobs, error, ...rest }: InvocationEntry): InvocationEntry {
  const head = {
    ...rest,
    ...(error && {
      error: {
        ...error,
        issues: someOf(error.issues),
        causes: error.causes.map((cause) => shortened(cause, LONGEST_WORDS)),
      },
    }),
  };
  const room = MOST_LINE_BYTES - Buffer.byteLength(lineOf(head)) - ROOM_FOR_THE_REST;
  const shown = fittingItems(jobs.map(boundedJob), room);
  return { ...head, jobs: shown, jobsLeftOut: jobs.length - shown.length };
}

function boundedJob({ issues, sinks, ...rest }: JobEntry): JobEntry {
  return {
    ...rest,
    ...(issues && { issues: someOf(issues) }),
    sinks: sinks.map((sink) =>
      sink.error === undefined ? sink : { ...sink, error: shortened(sink.error, LONGEST_WORDS) },
    ),
  };
}

function someOf(issues: readonly Issue[]): readonly Issue[] {
  const shown = fittingItems(issues, MOST_ISSUES_BYTES);
  const more = issues.length - shown.length;
  return more === 0 ? issues : [...shown, { path: '$', message: `…and ${more} more faults.` }];
}
