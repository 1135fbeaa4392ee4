import { unknownTask } from './job';
import type { DocumentedTag } from './job';
import { tags } from './tasks';
import type { TaskTag } from './tasks';

/** What a job of any Tag may have in `Operation`, echoed parameters too; `Input` stands there if a workflow started it. */
const SHARED: readonly string[] = [...Object.keys(unknownTask.properties.Operation.properties), 'Input'];

/**
 * The Tag that a child of `Operation` tells by itself: each node that exactly one documented Tag has and no other job may
 * have, such as `WordsGeneralizeResult`.
 */
export const tagByNode: Readonly<Record<string, TaskTag>> = ownNodes();

function ownNodes(): Record<string, TaskTag> {
  const owners = new Map<string, string[]>();
  for (const [tag, { nodes }] of Object.entries<DocumentedTag>(tags)) {
    for (const name of Object.keys(nodes)) owners.set(name, [...(owners.get(name) ?? []), tag]);
  }
  const own = [...owners]
    .filter(([name, names]) => names.length === 1 && !SHARED.includes(name))
    .map(([name, [tag]]) => [name, tag]);
  return Object.fromEntries(own) as Record<string, TaskTag>; // every owner is a key of `tags`
}
