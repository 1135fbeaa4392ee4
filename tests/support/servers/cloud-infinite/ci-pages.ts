import { choiceOf, invalid, numberOf } from './ci-exchange';
import type { CiContext, CiQuestion, Cursor } from './ci-exchange';
import { element } from './xml-text';

/** An entry of a list that is ordered by time and read by tokens. */
export interface Listed {
  readonly id: string;
  readonly state: string;
  readonly created: number;
}

export interface Page<T> {
  readonly entries: readonly T[];
  /** `<NextToken>` or, at the end of the list, what the mode says. */
  readonly nextToken: string;
}

/** Samples have numbers of this size. */
const FIRST_TOKEN = 225508;

/**
 * Filters by `states` and the window of creation times, orders, and cuts out the page. A token remembers the last entry, not a
 * position: what is added between two pages moves nothing.
 */
export function pageOf<T extends Listed>(
  all: readonly T[],
  states: readonly string[],
  { query }: CiQuestion,
  context: CiContext,
): Page<T> {
  const { modes, cursors } = context;
  const size = numberOf(query, 'size', 10, 100);
  const direction = choiceOf(query, 'orderByTime', ['Desc', 'Asc']) === 'Asc' ? 1 : -1;
  const isWanted = wantedBy(query, states, modes.bounds === 'inclusive');
  const order = (one: Cursor, other: Cursor) =>
    direction * (one.created - other.created || (one.id < other.id ? -1 : Number(one.id !== other.id)));

  const token = query.get('nextToken') ?? '';
  const cursor = cursors.get(token);
  if (token !== '' && cursor === undefined) throw invalid('nextToken is unknown');
  const rest = all.filter((entry) => isWanted(entry) && (cursor === undefined || order(entry, cursor) > 0)).sort(order);
  const entries = rest.slice(0, modes.shortPages ? Math.ceil(size / 2) : size);

  const last = entries.at(-1);
  const isEnd = modes.shortPages ? last === undefined : entries.length === rest.length;
  if (modes.repeatToken && token !== '') return { entries, nextToken: element('NextToken', token) };
  if (last === undefined || (isEnd && !modes.repeatToken)) {
    return { entries, nextToken: modes.endOfList === 'empty' ? '<NextToken/>' : '' };
  }
  const next = String(FIRST_TOKEN + cursors.size);
  cursors.set(next, { created: last.created, id: last.id });
  return { entries, nextToken: element('NextToken', next) };
}

function wantedBy(query: CiQuestion['query'], known: readonly string[], inclusive: boolean) {
  const states = (query.get('states') ?? 'All').split(',');
  const unknown = states.find((state) => state !== 'All' && !known.includes(state));
  if (unknown !== undefined) throw invalid(`states has ${unknown}`);
  const margin = inclusive ? 0 : 1;
  const start = secondOf(query, 'startCreationTime', -Infinity) + margin;
  const end = secondOf(query, 'endCreationTime', Infinity) - margin;
  return ({ state, created }: Listed): boolean => {
    const second = Math.floor(created / 1000);
    return (states.includes('All') || states.includes(state)) && start <= second && second <= end;
  };
}

/** A `+` that is not sent as `%2B` arrives as a space, and is no time. */
function secondOf(query: CiQuestion['query'], name: string, standard: number): number {
  const text = query.get(name);
  if (text === undefined) return standard;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw invalid(`${name} is no time: ${text}`);
  return time / 1000;
}
