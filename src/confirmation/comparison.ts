import { shortened } from '../foundation/bounded-text';
import type { Issue } from '../foundation/errors';
import { firstIssues, jsonPath } from '../validation/issue';
import { isUnset, likenessOf, withoutQuery } from './same-value';

/** Nodes by their names. */
export type Data = Readonly<Record<string, unknown>>;

/** What in a callback is not as Cloud Infinite says. */
export interface Comparison {
  /** Both say something, and not the same. With paths from `$`, the job. */
  readonly differences: readonly Issue[];
  /** JSON paths, from `$`, of what only the callback says. */
  readonly unconfirmed: readonly string[];
}

/**
 * The nodes whose differences count, by their names from the job on: `State`, `data.result`. Another value of any other node only
 * makes it unconfirmed. `all`: every node.
 */
export type Decisive = ReadonlySet<string> | 'all';

/** More paths or differences than this help nobody. */
const MOST = 20;
const LONGEST_EXCERPT = 60;

/** Compares the data of a job with those of the answer about it, wherever both say something. Both are normalised. */
export function compare(data: Data, answer: Data, decisive: Decisive): Comparison {
  const walk: Walk = { trail: [], decisive, differences: [], others: 0, unconfirmed: [], moreUnconfirmed: 0 };
  compareNodes(data, answer, walk);
  return {
    differences: firstIssues(walk.differences, walk.others),
    unconfirmed:
      walk.moreUnconfirmed > 0 ? [...walk.unconfirmed, `…and ${walk.moreUnconfirmed} more`] : walk.unconfirmed,
  };
}

interface Walk {
  /** Names and indices from the job to the current value. */
  readonly trail: (string | number)[];
  readonly decisive: Decisive;
  readonly differences: Issue[];
  /** Differences that are not in the list. */
  others: number;
  readonly unconfirmed: string[];
  moreUnconfirmed: number;
}

function compareNodes(said: Data, answered: Data, walk: Walk): void {
  for (const [name, value] of Object.entries(said)) {
    if (isUnset(name, value)) continue;
    const theirs = Object.hasOwn(answered, name) ? answered[name] : undefined;
    inside(name, walk, () => {
      if (isUnset(name, theirs)) leaveOpen(walk);
      else compareValues(value, theirs, walk);
    });
  }
}

function compareValues(said: unknown, answered: unknown, walk: Walk): void {
  // A list of one that no schema describes is, in XML, that one.
  if (Array.isArray(said) || Array.isArray(answered)) compareLists([said].flat(), [answered].flat(), walk);
  else if (isData(said) && isData(answered)) compareNodes(said, answered, walk);
  else if (isData(said) || isData(answered)) differ(said, answered, walk);
  else {
    const likeness = likenessOf(said, answered);
    if (likeness === 'similar') leaveOpen(walk);
    else if (likeness === 'other') differ(said, answered, walk);
  }
}

function compareLists(said: readonly unknown[], answered: readonly unknown[], walk: Walk): void {
  if (said.length !== answered.length) {
    differ(said, answered, walk);
    return;
  }
  const partners = byJobId(said, answered) ?? answered;
  for (const [index, item] of said.entries()) {
    inside(index, walk, () => {
      compareValues(item, partners[index], walk);
    });
  }
}

/** The items of an answer in the order of the callback. The published answer about a run has its tasks in another one. */
function byJobId(said: readonly unknown[], answered: readonly unknown[]): readonly unknown[] | undefined {
  const theirs = new Map(answered.map((item) => [jobIdIn(item), item]));
  if (theirs.has(undefined) || theirs.size < answered.length) return undefined;
  const partners = said.map((item) => theirs.get(jobIdIn(item)));
  // Each of them once: a callback may not have one job twice and leave out another.
  return partners.includes(undefined) || new Set(partners).size < said.length ? undefined : partners;
}

function jobIdIn(item: unknown): unknown {
  return isData(item) ? item['JobId'] : undefined;
}

export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inside(key: string | number, walk: Walk, work: () => void): void {
  walk.trail.push(key);
  work();
  walk.trail.pop();
}

function leaveOpen(walk: Walk): void {
  if (walk.unconfirmed.length === MOST) walk.moreUnconfirmed += 1;
  else walk.unconfirmed.push(jsonPath(walk.trail));
}

function differ(said: unknown, answered: unknown, walk: Walk): void {
  const { decisive, trail } = walk;
  if (decisive !== 'all' && !decisive.has(trail.join('.'))) leaveOpen(walk);
  else if (walk.differences.length === MOST) walk.others += 1;
  else walk.differences.push(difference(jsonPath(trail), said, answered));
}

function difference(path: string, said: unknown, answered: unknown): Issue {
  return {
    path,
    message: `${path}: the callback says ${excerpt(said)}, Cloud Infinite says ${excerpt(answered)}.`,
  };
}

function excerpt(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isData(value)) return 'a node with child nodes';
  return JSON.stringify(typeof value === 'string' ? shortened(withoutQuery(value), LONGEST_EXCERPT) : value);
}
