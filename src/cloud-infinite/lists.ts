import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { isNode } from '../parse/parsed-value';
import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { askAt, RUN_PLACES } from './asking';
import { ciRefusal } from './ci-client';
import type { CiClient } from './ci-client';
import { ciTime } from './ci-time';
import { familyOf, RUNS } from './listed-names';
import { idsFrom } from './list-owners';

/** Jobs of one Tag, or runs, of one bucket; of one queue or workflow where an older API lists no more at once. */
export interface CiList {
  readonly client: CiClient;
  /** The Tag, or `WorkflowFinish`. */
  readonly name: string;
  /** The queue or workflow that the list is of. */
  readonly owner?: string;
}

/** Milliseconds since 1970. Whether a job of the first or the last second is in it, Cloud Infinite does not say. */
export interface CreationWindow {
  readonly from: number;
  readonly until: number;
}

/** Cloud Infinite does not take a list as it was asked for: the Tag, or that no queue or workflow was named. */
export class ListRefused extends Error {}

/** Jobs of a page, first. A page that is longer than is read is asked for again with half as many. */
const PAGE_SIZE = 50;
/** Pages that one list may have: a service that never ends its list must not keep a run for ever. */
const MOST_PAGES = 10_000;

/**
 * The finished jobs, or runs, that were created in a window, oldest first, page by page, as the answers have them. The end is a
 * token that is absent, empty, or came before: a short page is not the end. Throws `ListRefused`.
 */
export async function* pagesOf(
  list: CiList,
  { from, until }: CreationWindow,
  deadline: Deadline,
): AsyncGenerator<readonly ParsedNode[]> {
  const { client, name } = list;
  const [path, query] = questionOf(list);
  const seen = new Set<string>();
  let size = PAGE_SIZE;
  let nextToken: string | undefined;
  while (seen.size < MOST_PAGES) {
    const page = {
      ...query,
      states: 'Success,Failed',
      orderByTime: 'Asc',
      startCreationTime: ciTime(from),
      endCreationTime: ciTime(until),
      size: String(size),
      ...(nextToken !== undefined && { nextToken }),
    };
    const answer = await client.send({ method: 'GET', path, query: page }, deadline).catch((error: unknown) => {
      if (!isTooLong(error) || size === 1) throw error;
      return undefined;
    });
    if (answer === undefined) {
      size = Math.ceil(size / 2);
      continue;
    }
    const { status, code, message, response } = answer;
    if (status === 400 && nextToken === undefined) throw new ListRefused(`${code ?? status} ${message ?? ''}`.trim());
    if (status >= 300) throw ciRefusal(`GET ${client.locationOf(path)} (${name})`, answer);
    yield nodesIn(response[name === RUNS ? 'WorkflowExecutionList' : 'JobsDetail']);
    nextToken = tokenIn(response);
    if (nextToken === undefined || seen.has(nextToken)) return;
    seen.add(nextToken);
  }
  throw new CallbackError('cloud_infinite_failed', `The list of ${name} in ${client.bucket} does not end.`);
}

function questionOf({ name, owner }: CiList): readonly [string, { readonly [name: string]: string }] {
  if (name === RUNS) return ['workflowexecution', owner === undefined ? {} : { workflowId: owner }];
  const { path, query } = familyOf(name);
  return [path, { tag: name, ...query, ...(owner !== undefined && { queueId: owner }) }];
}

/** Where the queues or workflows are that a list is of. */
export function ownerPathsOf(name: string): readonly string[] {
  return name === RUNS ? ['workflow'] : familyOf(name).queues;
}

/** Lists of one queue or workflow each that make up a list that was refused as a whole. */
export async function listsByOwner({ client, name }: CiList, deadline: Deadline): Promise<CiList[]> {
  const lists: CiList[] = [];
  for (const path of ownerPathsOf(name)) {
    for (const owner of await idsFrom(client, path, deadline)) lists.push({ client, name, owner });
  }
  return lists;
}

/** The whole run of an entry of a list, which has no tasks; `undefined` when Cloud Infinite does not know it any more. */
export async function runOf(client: CiClient, runId: string, deadline: Deadline): Promise<ParsedNode | undefined> {
  for (const place of RUN_PLACES) {
    const answered = await askAt(client, place, [runId], deadline);
    if ('refusal' in answered) throw answered.refusal;
    const run = answered.known.get(runId);
    if (run) return run;
  }
  return undefined;
}

function isTooLong(error: unknown): boolean {
  // The reader of XML is bundled apart, with an error class of its own.
  const { code } = asCallbackError(asCallbackError(error).cause);
  return code === 'body_too_large' || code === 'body_forbidden';
}

/** One or many, without those that say nothing: an empty page may hold an empty `JobsDetail`. */
function nodesIn(value: ParsedValue | undefined): readonly ParsedNode[] {
  return [value ?? []].flat().filter(saysSomething);
}

function saysSomething(value: ParsedValue): value is ParsedNode {
  return isNode(value) && Object.keys(value).length > 0;
}

function tokenIn({ NextToken: token }: ParsedNode): string | undefined {
  return typeof token === 'string' && token.trim() !== '' ? token : undefined;
}
