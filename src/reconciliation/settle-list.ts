import { listsByOwner, ListRefused, ownerPathsOf, pagesOf } from '../cloud-infinite/lists';
import type { CiList } from '../cloud-infinite/lists';
import { LONGEST_MS } from './options';
import type { ReconcileOptions } from './options';
import { startOf } from './progress';
import type { ListProgress, Progress, Round } from './progress';
import { failed, isOutOfTime, settlePage } from './settle-page';
import type { Work } from './settle-page';
import { note } from './tally';

/** What all lists of a run share. */
export interface ListWork extends Work, Pick<ReconcileOptions, 'sinceMs'> {
  readonly progress: Progress;
  /** The queues or workflows of each family that was refused as a whole, and whether it is listed by these. */
  readonly owners: Map<string, Owners>;
  /** Is told when `progress` has changed. */
  readonly onProgress: () => Promise<void>;
}

export interface Owners {
  readonly lists: readonly CiList[];
  readonly isOnlyWay: boolean;
}

export type ListOutcome = 'done' | 'refused' | 'failed' | 'time up';

/** Settles the jobs of one list, in the way that this Cloud Infinite takes. Never rejects. */
export async function settleList(list: CiList, work: ListWork): Promise<ListOutcome> {
  work.progress.set(nameOf(list), { ...work.progress.get(nameOf(list)), at: work.now });
  try {
    if (work.owners.get(familyNameOf(list))?.isOnlyWay) return await settledByOwner(list, work, 'no queue has it');
    return await settlePages(list, work);
  } catch (error) {
    if (!(error instanceof ListRefused)) return stopped(list, work, error);
    return await settledByOwner(list, work, error.message).catch((thrown: unknown) => stopped(list, work, thrown));
  }
}

/** An older API lists the jobs of one queue, or the runs of one workflow, at a time. */
async function settledByOwner(list: CiList, work: ListWork, refusal: string): Promise<ListOutcome> {
  const family = familyNameOf(list);
  const known = work.owners.get(family) ?? { lists: await listsByOwner(list, work.asking), isOnlyWay: false };
  work.owners.set(family, known);
  const outcomes: ListOutcome[] = [];
  for (const { owner = '' } of known.lists) outcomes.push(await settledOwner({ ...list, owner }, work));
  const isRefused = outcomes.every((outcome) => outcome === 'refused');
  if (isRefused) note(work.tally, `${nameOf(list)} is not listed: ${refusal}`);
  else work.owners.set(family, { ...known, isOnlyWay: true });
  const worst = (['time up', 'failed'] as const).find((outcome) => outcomes.includes(outcome));
  return worst ?? (isRefused ? 'refused' : 'done');
}

async function settledOwner(list: CiList, work: ListWork): Promise<ListOutcome> {
  try {
    return await settlePages(list, work);
  } catch (error) {
    return error instanceof ListRefused ? 'refused' : stopped(list, work, error);
  }
}

function stopped(list: CiList, work: ListWork, error: unknown): ListOutcome {
  return isOutOfTime(error, work.asking) ? 'time up' : failed(work, nameOf(list), error);
}

async function settlePages(list: CiList, work: ListWork): Promise<ListOutcome> {
  const { progress, now, sinceMs, asking, tally } = work;
  if (asking.remainingMs() === 0) return 'time up';
  const name = nameOf(list);
  const before: Partial<ListProgress> = progress.get(name) ?? {};
  const from = startOf(before, now, sinceMs, LONGEST_MS);
  let round: Round = before.round ?? { began: now, reached: from, hasFailed: false };
  tally.asked += 1;
  for await (const nodes of pagesOf(list, { from, until: now }, asking)) {
    const page = await settlePage(list, nodes, work);
    if (page === undefined) {
      // So that the next run goes on here first.
      progress.set(name, { ...before, at: now, round });
      return 'time up';
    }
    round = {
      ...round,
      reached: reachedBy(page.created, round.reached) ?? from,
      hasFailed: round.hasFailed || !page.isSettled,
    };
    progress.set(name, { ...before, at: now, round });
    await work.onProgress();
  }
  const through = round.hasFailed ? before.through : round.began;
  progress.set(name, { at: now, ...(through !== undefined && { through }) });
  return 'done';
}

/** How far a page comes: to its newest job. `undefined`: it is not in the order that was asked for, so nobody can say. */
function reachedBy(created: readonly number[], before: number): number | undefined {
  const isInOrder = created.every((moment, at) => moment >= (created[at - 1] ?? before));
  return isInOrder ? (created.at(-1) ?? before) : undefined;
}

/** As it is called in progress and notes. */
export function nameOf({ client, name, owner }: CiList): string {
  return [client.bucket, name, owner].filter((part) => part !== undefined).join('/');
}

/** What is refused as a whole together. */
function familyNameOf({ client, name }: CiList): string {
  return `${client.bucket}/${ownerPathsOf(name).join(',')}`;
}
