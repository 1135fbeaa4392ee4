import { ciRefusal } from '../../cloud-infinite/ci-client';
import type { CiAnswer, CiClient, CiRequest } from '../../cloud-infinite/ci-client';
import { deadlineIn } from '../../foundation/deadline';
import type { Fields } from '../../tencent/header-signature';
import { contentOf, elementAt, elementsIn, textAt } from './xml-edit';

/** A list of Cloud Infinite that has pages and says how many items there are. */
export interface PagedList {
  readonly path: string;
  readonly query: Fields;
  /** Name of the element that each item is. */
  readonly item: string;
  /** Name of the element of an item that holds its id. */
  readonly id: string;
}

/** An item of a list, with all that is in it as it was written. */
export interface ListedItem {
  readonly id: string;
  readonly xml: string;
}

/** Tries of one request included. */
const LONGEST_REQUEST_MS = 30_000;
/** The largest size that a page may have is not published; this one is the default. */
const PAGE_SIZE = 10;
/** More pages than anybody has queues. */
const MOST_PAGES = 200;

/** Sends a request. Throws `cloud_infinite_failed` for a refusal, too. */
export async function sendTo(client: CiClient, request: CiRequest): Promise<CiAnswer> {
  const answer = await client.send(request, deadlineIn(LONGEST_REQUEST_MS));
  if (answer.status < 300) return answer;
  throw ciRefusal(`${request.method} ${client.locationOf(request.path)}`, answer);
}

/** The items of all pages; `not enabled` when the bucket does not have this service. Throws when it cannot get all of them. */
export async function listPages(client: CiClient, list: PagedList): Promise<readonly ListedItem[] | 'not enabled'> {
  const found = new Map<string, ListedItem>();
  for (let pageNumber = 1; pageNumber <= MOST_PAGES; pageNumber += 1) {
    const query = { ...list.query, pageNumber: String(pageNumber), pageSize: String(PAGE_SIZE) };
    const request = { method: 'GET', path: list.path, query } as const;
    const answer = await client.send(request, deadlineIn(LONGEST_REQUEST_MS));
    if (answer.status >= 300 && /UnBind/i.test(answer.code ?? '')) return 'not enabled';
    if (answer.status >= 300) throw ciRefusal(`GET ${client.locationOf(list.path)}`, answer);
    const before = found.size;
    for (const item of itemsIn(answer.text, list)) found.set(item.id, item);
    const total = Number(textAt(answer.text, ['Response', 'TotalCount']) ?? NaN);
    if (found.size >= total) return [...found.values()];
    if (found.size > before) continue;
    if (Number.isNaN(total)) return [...found.values()];
    throw new Error(
      `${client.locationOf(list.path)} has ${total} of them, but its pages only ${found.size}. Try again.`,
    );
  }
  throw new Error(`${client.locationOf(list.path)} has more than ${MOST_PAGES} pages.`);
}

/** The item with an id, as it is now; `undefined` when there is none. */
export async function readItem(
  client: CiClient,
  { list, ids }: { readonly list: PagedList; readonly ids: string },
  id: string,
): Promise<string | undefined> {
  const { text } = await sendTo(client, { method: 'GET', path: list.path, query: { ...list.query, [ids]: id } });
  return itemsIn(text, list).find((item) => item.id === id)?.xml;
}

/** Ids become a part of a path, so they must look like ids. */
const ID = /^[\w-]+$/;

function itemsIn(text: string, { item, id }: PagedList): ListedItem[] {
  const response = elementAt(text, ['Response']);
  if (!response) return [];
  return response.children
    .filter(({ name }) => name === item)
    .map((element) => contentOf(text, element))
    .flatMap((xml) => {
      const value = textAt(xml, [id]) ?? '';
      return ID.test(value) ? [{ id: value, xml }] : [];
    });
}

/** Whether a piece of XML has no element and no text in it. */
export function isBlank(xml: string): boolean {
  return elementsIn(xml).children.length === 0 && xml.trim() === '';
}
