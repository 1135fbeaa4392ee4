import { ciClients } from '../cloud-infinite/ci-client';
import type { CiSettings } from '../cloud-infinite/ci-settings';
import { deadlineIn } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError } from '../foundation/errors';
import type { NoteStore, ObjectStore } from '../sinks/object-store';
import type { CredentialSource } from '../tencent/credentials';
import { optionsIn } from './options';
import type { ReconciliationPorts } from './ports';
import { progressIn, written } from './progress';
import type { Progress } from './progress';
import { reconcile } from './reconcile';
import { note } from './tally';
import type { Tally } from './tally';

export interface TimerParts extends Omit<ReconciliationPorts, 'store'> {
  readonly store: ObjectStore & NoteStore;
  readonly cloudInfinite: CiSettings;
  readonly credentials: CredentialSource;
  readonly objectPrefix: string;
}

/** How often the progress of a run is kept while it goes on, so that a kill costs little. */
const KEEP_EVERY_MS = 5000;

/**
 * What the function does for an event of its timer, whose message may have options. It goes on where the last run of the same
 * window stopped. Throws `configuration_invalid` for a message that is not valid.
 */
export async function reconcileOnTimer(message: string, parts: TimerParts, deadline: Deadline): Promise<Tally> {
  const options = optionsIn(message);
  const { store, cloudInfinite, credentials, objectPrefix } = parts;
  const now = Date.now();
  const memory = await progressMemory(store, keyOf(objectPrefix, options.sinceMs), now, deadline);
  let next = deadlineIn(KEEP_EVERY_MS);
  const tally = await reconcile(
    {
      ...options,
      clients: ciClients(cloudInfinite, credentials),
      ports: parts,
      now,
      progress: memory.progress,
      async onProgress() {
        if (next.remainingMs() > 0) return;
        // At the end it is tried again, and said.
        await memory.keep(deadline).catch(() => undefined);
        next = deadlineIn(KEEP_EVERY_MS);
      },
    },
    deadline,
  );
  await memory.keep(deadline).catch((error: unknown) => {
    tally.failed += 1;
    note(tally, `How far this run came could not be kept: ${asCallbackError(error).message}`);
  });
  return tally;
}

/** One for each length of a window, so that a timer for long jobs has its own. */
function keyOf(objectPrefix: string, sinceMs: number): string {
  return `${objectPrefix}/_reconcile/${sinceMs / 60_000}m.json`;
}

interface ProgressMemory {
  readonly progress: Progress;
  keep(deadline: Deadline): Promise<void>;
}

async function progressMemory(store: NoteStore, key: string, now: number, deadline: Deadline): Promise<ProgressMemory> {
  try {
    const progress = progressIn(await store.readNote(key, deadline), now);
    return { progress, keep: (until) => store.writeNote(key, written(progress), until) };
  } catch (error) {
    // What cannot be read must not be overwritten: it may say that more is to be looked at.
    return { progress: new Map(), keep: () => Promise.reject(asCallbackError(error)) };
  }
}
