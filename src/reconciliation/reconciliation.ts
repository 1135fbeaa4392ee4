import type { Job } from '../callback/job';
import { ciClients } from '../cloud-infinite/ci-client';
import type { Delivery } from '../delivery/deliver';
import { deadlineIn } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError } from '../foundation/errors';
import type { NoteStore } from '../sinks/object-store';
import { functionPorts } from './function-ports';
import type { FunctionParts } from './function-ports';
import { optionsIn } from './options';
import { PROGRESS_FOLDER, progressIn, written } from './progress';
import type { Progress } from './progress';
import { reconcile } from './reconcile';
import { note } from './tally';
import type { Tally } from './tally';

/** What an invocation of the timer has learned. */
export interface TimerFacts {
  readonly reconciled: Tally;
  /** The first that were missing. */
  readonly jobs: readonly Job[];
  readonly deliveries: readonly Delivery[];
}

/** Missing jobs that a line of the log tells of; the count is of all. */
const MOST_TOLD = 50;

/** How often the progress of a run is kept while it goes on, so that a kill costs little. */
const KEEP_EVERY_MS = 5000;

/**
 * What the function does for an event of its timer, whose message may have options. It goes on where the last run of the same
 * window stopped. Throws `configuration_invalid` for a message that is not valid.
 */
export async function reconcileOnTimer(message: string, parts: FunctionParts, deadline: Deadline): Promise<TimerFacts> {
  const options = optionsIn(message);
  const { configuration, credentials } = parts;
  const { cloudInfinite, objectPrefix } = configuration;
  const { store, ...ports } = await functionPorts(parts);
  const jobs: Job[] = [];
  const deliveries: Delivery[] = [];
  const now = Date.now();
  const memory = await progressMemory(store, keyOf(objectPrefix, options.sinceMs), now, deadline);
  let next = deadlineIn(KEEP_EVERY_MS);
  const reconciled = await reconcile(
    {
      ...options,
      clients: ciClients(cloudInfinite, credentials),
      ports: {
        ...ports,
        store,
        onMissing(missing) {
          if (jobs.length >= MOST_TOLD) return;
          jobs.push(missing.job);
          deliveries.push(...missing.deliveries);
        },
      },
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
    reconciled.failed += 1;
    note(reconciled, `How far this run came could not be kept: ${asCallbackError(error).message}`);
  });
  return { reconciled, jobs, deliveries };
}

/** One for each length of a window, so that a timer for long jobs has its own. */
function keyOf(objectPrefix: string, sinceMs: number): string {
  return `${objectPrefix}/${PROGRESS_FOLDER}/${sinceMs / 60_000}m.json`;
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
