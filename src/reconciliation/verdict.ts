import type { Job } from '../callback/job';
import { FINAL_STATES } from '../callback/states';
import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { momentOf } from '../records/time';

/** Why a listed job is left alone; `undefined`: it should have a record by now. */
export type Verdict = 'young' | 'foreign' | undefined;

/** A callback that comes so late is late indeed. */
const YOUNG_MS = 10 * 60_000;

/** Judges a job by itself and by the node that it was read from, which still has its secrets. `now` is in milliseconds since 1970. */
export function verdictOn(job: Job, node: ParsedNode, tokens: readonly string[] | undefined, now: number): Verdict {
  if (!FINAL_STATES.has(job.state)) return 'young';
  const ended = momentOf(job.endedAt) ?? lastEndIn(node) ?? momentOf(job.createdAt);
  if (ended !== undefined && now - ended < YOUNG_MS) return 'young';
  return isForeign(node, tokens) ? 'foreign' : undefined;
}

/** A run does not say when it ended; its last task does. */
function lastEndIn({ Tasks: tasks = [] }: ParsedNode): number | undefined {
  const ends = [tasks].flat().map((task) => momentOf(textAt(task, 'EndTime')));
  const known = ends.filter((end) => end !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/**
 * Whether the callback goes to another address: a job may have been submitted with a URL of its own, or with `no` for none, and a
 * workflow may have one. An address is ours if it has one of our tokens.
 */
function isForeign(node: ParsedNode, tokens: readonly string[] | undefined): boolean {
  const own = [textAt(node, 'CallBack'), textAt(node, 'Operation', 'CallBack'), ownUrlOfWorkflow(node)];
  const address = own.find((text) => text !== undefined && text !== '');
  if (address === undefined) return false;
  return address === 'no' || (tokens !== undefined && !tokens.some((token) => address.includes(token)));
}

function ownUrlOfWorkflow(node: ParsedNode): string | undefined {
  const path = ['Topology', 'Nodes', 'Start', 'Input', 'NotifyConfig'];
  return textAt(node, ...path, 'State') === 'On' ? textAt(node, ...path, 'Url') : undefined;
}

function textAt(node: ParsedValue, ...path: readonly string[]): string | undefined {
  let value: ParsedValue | undefined = node;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = value[name];
  }
  return typeof value === 'string' ? value.trim() : undefined;
}
