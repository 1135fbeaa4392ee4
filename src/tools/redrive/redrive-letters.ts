import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetter } from '../../delivery/dead-letter';
import { messageOf } from '../command-line/usage-error';
import { jobsOf } from './letter-event';
import type { Treatment } from './letter-sender';
import type { StoredFile } from './letters';
import type { Redriven } from './redriven';

export interface RedriveOptions {
  /** Only letters that this text is in: see `isFound`. */
  readonly filter?: string | undefined;
  /** Letters that are treated at most; those that the filter does not find do not count. */
  readonly limit?: number | undefined;
  readonly perSecond?: number | undefined;
  /** Ends the redrive after the letter that is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** Treats the letters among some files, one after the other, and says of each file what became of it. */
export async function* redriveLetters(
  files: readonly StoredFile[],
  treat: Treatment,
  { filter, limit = Infinity, perSecond, signal }: RedriveOptions = {},
): AsyncGenerator<Redriven> {
  let treated = 0;
  for (const file of files) {
    if (signal?.aborted || treated >= limit) return;
    const { name } = file;
    const content = await file.read().catch((thrown: unknown) => ({ failure: messageOf(thrown) }));
    if (typeof content === 'string') yield { name, outcome: content, detail: '' };
    else if ('failure' in content) yield { name, outcome: 'unreadable', detail: content.failure };
    else if ('fault' in content) yield { name, outcome: 'damaged', detail: content.fault };
    else {
      const { letter } = content;
      const known = { name, since: letter.time, reason: letter.error.code };
      if (filter !== undefined && !isFound(filter, file, letter)) {
        yield { ...known, outcome: 'no match', detail: '' };
        continue;
      }
      // The time of the treatment comes on top: never more than so many a second.
      if (perSecond !== undefined && treated > 0) await pause(1000 / perSecond, signal);
      if (signal?.aborted) return;
      treated += 1;
      yield { ...known, ...(await treat(file, letter)) };
    }
  }
}

/** Whether a text, in capital letters or small ones, is in the file's name, the error, or the name or id of a job. */
function isFound(filter: string, { name }: StoredFile, letter: DeadLetter): boolean {
  const wanted = filter.toLowerCase();
  const holds = (text: string): boolean => text.toLowerCase().includes(wanted);
  const { code, message } = letter.error;
  return (
    [path.posix.basename(name), code, message].some(holds) ||
    jobsOf(letter).some((job) => holds(job.name) || holds(job.id))
  );
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  // Woken early is as good as rested: the redrive ends then.
  await sleep(milliseconds, undefined, signal && { signal }).catch(() => undefined);
}
