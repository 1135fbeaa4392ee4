import { table } from '../terminal/table';
import type { Hide } from './hidden-tokens';
import type { SetResult } from './set-target';
import type { Target, Targets } from './targets';

/** How wide a table may be; not known where the output goes elsewhere. */
type Columns = number | undefined;

/** Every queue and workflow, and the callback that it has. */
export function listReport({ queues, workflows }: Targets, hide: Hide, columns: Columns): string {
  const all = [...queues, ...workflows];
  if (all.length === 0) return 'There are no queues and no workflows.';
  const rows = all.map(({ client, kind, id, name, state, callback }) => [
    kind,
    id,
    name,
    state,
    callback?.state ?? (kind === 'workflow' ? "its queue's" : 'none'),
    hide(callback?.url ?? ''),
    callback?.events ?? '',
    callback?.format ?? '',
    client.bucket,
  ]);
  return table(['kind', 'id', 'name', 'state', 'callback', 'URL', 'events', 'format', 'bucket'], rows, columns);
}

/** What became of each target, field by field, and what there is to know of it. */
export function setReport(results: readonly SetResult[], hide: Hide, columns: Columns): string {
  const rows = results.flatMap(({ target: { kind, id }, outcome, changes }) => {
    const lines = changes.map(({ field, before, after }) => [hide(field), hide(before ?? 'not there'), hide(after)]);
    return (lines.length > 0 ? lines : [[]]).map((line) => [kind, id, outcome, ...line]);
  });
  const details = results.flatMap(({ target: { kind, id }, details }) =>
    details.map((detail) => `${kind} ${id}: ${hide(detail)}`),
  );
  return [table(['kind', 'id', 'outcome', 'field', 'before', 'after'], rows, columns), ...details].join('\n');
}

/** Both for machines. A field that is not there is left out. */
export function jsonReport({ queues, workflows, notes, failures }: Targets, results: readonly SetResult[], hide: Hide) {
  const report = {
    queues: queues.map(factsOf),
    workflows: workflows.map(factsOf),
    results: results.map(({ target: { kind, id }, outcome, changes, details }) => ({
      kind,
      id,
      outcome,
      changes,
      details,
    })),
    notes,
    failures,
  };
  return JSON.stringify(report, (_, value: unknown) => (typeof value === 'string' ? hide(value) : value), 2);
}

function factsOf({ client, kind, id, name, state, callback }: Target) {
  return { bucket: client.bucket, region: client.region, kind, id, name, state, callback };
}
