import type { CiClient } from '../cloud-infinite/ci-client';
import type { CiList } from '../cloud-infinite/lists';
import { shareOf } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import type { ReconcileOptions } from './options';
import type { ReconciliationPorts } from './ports';
import type { Progress } from './progress';
import { nameOf, settleList } from './settle-list';
import type { ListOutcome, ListWork } from './settle-list';
import { emptyTally, note } from './tally';
import type { Tally } from './tally';

export interface Run extends ReconcileOptions {
  /** One for each bucket. */
  readonly clients: readonly CiClient[];
  readonly ports: ReconciliationPorts;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How far earlier runs have come; it is changed. */
  readonly progress: Progress;
  /** Is told when `progress` has changed: what it covers is settled. */
  readonly onProgress?: () => Promise<void>;
  /** Is told of each list that was worked on. */
  readonly onList?: (name: string, done: number, all: number) => void;
}

/** When nothing is begun any more; the rest is for what is under way, and for keeping how far it came. */
const ASKING_SHARE = 0.8;
/** What one list may use of what is left, so that a long one keeps no other from its turn. */
const LIST_SHARE = 0.5;

/**
 * Looks through the lists of Cloud Infinite for finished jobs whose record is missing, and delivers them. What fails keeps nothing
 * else from being done. Never rejects.
 */
export async function reconcile(run: Run, deadline: Deadline): Promise<Tally> {
  const { clients, names, ports, now, progress, sinceMs, onProgress = () => Promise.resolve(), onList } = run;
  const tally = emptyTally();
  const asking = shareOf(deadline, ASKING_SHARE);
  const work: ListWork = { ports, tally, now, asking, sinceMs, progress, onProgress, owners: new Map() };
  const lists = inOrder(
    clients.flatMap((client) => names.map((name) => ({ client: counted(client, tally), name }))),
    progress,
  );
  const outcomes = new Map<CiList, ListOutcome>();
  for (const [at, list] of lists.entries()) {
    const share = at === lists.length - 1 ? asking : shareOf(asking, LIST_SHARE);
    if (asking.remainingMs() === 0) tally.isComplete = false;
    else outcomes.set(list, await settleList(list, { ...work, asking: share }));
    onList?.(nameOf(list), outcomes.size, lists.length);
  }
  if ([...outcomes.values()].includes('time up')) tally.isComplete = false;
  for (const { bucket } of clients) {
    const ofBucket = [...outcomes].filter(([{ client }]) => client.bucket === bucket).map(([, outcome]) => outcome);
    if (ofBucket.length === 0 || !ofBucket.every((outcome) => outcome === 'refused')) continue;
    tally.failed += 1;
    note(tally, `Every list of ${bucket} was refused. Is Cloud Infinite on for it?`);
  }
  return tally;
}

/** Those first of which an earlier run did not come to the end, then those that have waited longest. */
function inOrder(lists: CiList[], progress: Progress): CiList[] {
  const turnOf = (list: CiList): number => {
    const { at = 0, round } = progress.get(nameOf(list)) ?? {};
    return round ? -1 : at;
  };
  return lists.sort((one, other) => turnOf(one) - turnOf(other));
}

function counted(client: CiClient, tally: Tally): CiClient {
  return {
    ...client,
    send(request, deadline) {
      tally.requests += 1;
      return client.send(request, deadline);
    },
  };
}
