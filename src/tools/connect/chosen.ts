import { UsageError } from '../command-line/usage-error';
import { tooLong } from './callback-url';
import type { Hide } from './hidden-tokens';
import type { Target, Targets } from './targets';

export interface Choice {
  /** Ids with commas between them. */
  readonly queue: string | undefined;
  readonly workflow: string | undefined;
  readonly all: boolean;
}

/** What is to be set. */
export interface Chosen {
  readonly queues: readonly Target[];
  readonly workflows: readonly Target[];
}

/** The queues and workflows that were named. Throws a `UsageError` for an id that there is not. */
export function chosenTargets(targets: Targets, { queue, workflow, all }: Choice): Chosen {
  if (all && queue !== undefined) throw new UsageError('--all means every queue. Leave --queue out, or --all.');
  const { queues, workflows, failures } = targets;
  const withIds = (kind: readonly Target[], list: string | undefined, option: string): Target[] =>
    idsIn(list).flatMap((id) => withId(kind, id, option, failures));
  return {
    queues: all ? queues : withIds(queues, queue, '--queue'),
    workflows: withIds(workflows, workflow, '--workflow'),
  };
}

function withId(targets: readonly Target[], id: string, option: string, failures: readonly string[]): Target[] {
  const found = targets.filter((target) => target.id === id);
  if (found.length > 0) return found;
  if (failures.length > 0) throw new Error(`${option} ${id} is not in what could be listed. ${failures.join(' ')}`);
  throw new UsageError(`${option} ${id}: CI_BUCKETS has none with this id. Without ${option}, the command lists them.`);
}

export function idsIn(list: string | undefined): string[] {
  const ids = (list ?? '').split(',').map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** Throws a `UsageError` when a URL is too long for one of the queues: nothing is written then. */
export function assertFits({ queues, workflows }: Chosen, url: string, hide: Hide): void {
  for (const { place } of [...queues, ...workflows]) {
    if (url.length > place.longestUrl) throw new UsageError(tooLong(url, place.longestUrl, hide(url)));
  }
}
