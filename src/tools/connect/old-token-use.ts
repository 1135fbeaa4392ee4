import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { durationMs } from '../../foundation/duration';
import { UsageError } from '../command-line/usage-error';

/** Why the old token has to stay for now, as a sentence; `undefined` when nothing uses it any more. */
export type StillUsed = string | undefined;

/** `24h`, `90m`, `0s` in milliseconds. Throws a `UsageError` for anything else. */
export function durationOf(text: string): number {
  const length = durationMs(text);
  if (length === undefined)
    throw new UsageError(`--wait takes a time such as 24h, 90m or 7d, not ${JSON.stringify(text)}.`);
  return length;
}

/** By the time that has gone by since everything had the new token. */
export function afterWaiting(setAt: number, waitMs: number, now: number): StillUsed {
  const end = setAt + waitMs;
  if (now >= end) return undefined;
  return `Jobs that began before may still use the old token. Run this command again after ${new Date(end).toISOString()}.`;
}

/** By the lines of the function's log that a file holds, one line of JSON each. */
export async function byLog(file: string, setAt: number): Promise<StillUsed> {
  let lines = 0;
  let latest = '';
  const input = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      for (const { time, token } of entriesIn(line)) {
        if (Date.parse(time) <= setAt) continue;
        lines += 1;
        if (token === 'previous' && time > latest) latest = time;
      }
    }
  } catch (cause) {
    throw new UsageError(`--log ${file} cannot be read. Name a file with lines of the function's log.`, { cause });
  }
  const since = new Date(setAt).toISOString();
  if (lines === 0) return `${file} has no callback after ${since}, so it proves nothing. Export the log again, later.`;
  if (latest === '') return undefined;
  return `By ${file}, the old token was used at ${latest}. Find out what still calls the old URL, and export the log again.`;
}

interface Entry {
  readonly time: string;
  readonly token: string;
}

/** The entries of a line: the line itself, or a text in it when a log service has wrapped it. */
function entriesIn(line: string): Entry[] {
  const outer = objectIn(line.slice(Math.max(0, line.indexOf('{'))));
  const inner = Object.values(outer).map((value) => (typeof value === 'string' ? objectIn(value) : {}));
  return [outer, ...inner].flatMap(({ time, token }) =>
    typeof time === 'string' && typeof token === 'string' ? [{ time, token }] : [],
  );
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith('{')) return {};
  try {
    // Begins with a brace, so it is an object.
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
