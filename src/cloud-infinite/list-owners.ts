import type { Deadline } from '../foundation/deadline';
import { isNode } from '../parse/parsed-value';
import type { ParsedValue } from '../parse/parsed-value';
import type { Fields } from '../tencent/header-signature';
import { ciRefusal } from './ci-client';
import type { CiClient } from './ci-client';

/** What a page of queues or workflows has at most is not documented; ten are the default. */
const PAGE_SIZE = 10;
const MOST_PAGES = 100;

/** What a list needs to be whole: without the category, the queue of fast transcoding is missing. */
export const WHOLE_LIST: { readonly [path: string]: Fields | undefined } = { queue: { category: 'CateAll' } };

/** The ids of the queues or workflows that a path lists: `queue`, `docqueue`, `workflow`. */
export async function idsFrom(client: CiClient, path: string, deadline: Deadline): Promise<string[]> {
  const [list, id] = path === 'workflow' ? ['MediaWorkflowList', 'WorkflowId'] : ['QueueList', 'QueueId'];
  const ids = new Set<string>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const query = {
      pageNumber: String(page),
      pageSize: String(PAGE_SIZE),
      ...WHOLE_LIST[path],
    };
    const answer = await client.send({ method: 'GET', path, query }, deadline);
    if (answer.status >= 300) throw ciRefusal(`GET ${client.locationOf(path)}`, answer);
    const before = ids.size;
    for (const item of [answer.response[list] ?? []].flat()) {
      const named = idIn(item, id);
      if (named !== undefined) ids.add(named);
    }
    if (ids.size === before || ids.size >= Number(answer.response['TotalCount'])) break;
  }
  return [...ids];
}

function idIn(item: ParsedValue, name: string): string | undefined {
  const id = isNode(item) ? item[name] : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
