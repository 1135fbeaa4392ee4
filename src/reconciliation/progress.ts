/** Where, below the prefix of all objects, it is kept how far the lists have come. */
export const PROGRESS_FOLDER = '_reconcile';

/** How far one list has come. Milliseconds since 1970. */
export interface ListProgress {
  /** When a run last had to do with it: the list that has waited longest is next. */
  readonly at: number;
  /** When the last round began that came to the end of the list without a failure: all until then was looked at. */
  readonly through?: number;
  /** A round that did not come to its end. */
  readonly round?: Round;
}

export interface Round {
  readonly began: number;
  /** Creation time up to which every job was looked at. */
  readonly reached: number;
  /** `true`: some of these failed, so that the round does not count. */
  readonly hasFailed: boolean;
}

/** By list: bucket, Tag and, if there is one, queue. */
export type Progress = Map<string, ListProgress>;

/** One second: whether a job of exactly the start of a window is listed is not known. */
const OVERLAP_MS = 1000;

/**
 * The creation time from which a list is asked: where its unfinished round stopped, else a window's length before the last full
 * round began, or before now. So no time is jumped over, whatever runs were missed.
 */
export function startOf(
  { through, round }: Partial<ListProgress>,
  now: number,
  sinceMs: number,
  keptMs: number,
): number {
  const start = round?.reached ?? Math.min(through ?? now, now) - sinceMs;
  return Math.max(start, now - keptMs) - OVERLAP_MS;
}

/** Reads what `written` wrote. What is damaged is as good as absent: everything is looked at again. */
export function progressIn(text: string | undefined, now: number): Progress {
  try {
    const { lists } = JSON.parse(text ?? '') as { readonly lists?: unknown };
    if (typeof lists !== 'object' || lists === null) return new Map();
    return new Map(Object.entries(lists).filter((entry): entry is [string, ListProgress] => isProgress(entry[1], now)));
  } catch {
    return new Map();
  }
}

export function written(progress: Progress): string {
  return `${JSON.stringify({ lists: Object.fromEntries(progress) })}\n`;
}

function isProgress(value: unknown, now: number): value is ListProgress {
  const isMoment = (moment: unknown): boolean =>
    typeof moment === 'number' && Number.isInteger(moment) && moment > 0 && moment <= now;
  if (!isMembers(value)) return false;
  const { at, through, round } = value;
  if (!isMoment(at) || (through !== undefined && !isMoment(through))) return false;
  if (round === undefined) return true;
  return (
    isMembers(round) &&
    isMoment(round['began']) &&
    isMoment(round['reached']) &&
    typeof round['hasFailed'] === 'boolean'
  );
}

function isMembers(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
