import type { CiModes, CiState } from './ci-state';
import type { Refusal } from './ci-verifier';

/** A request that is who it says, to be answered. */
export interface CiQuestion {
  readonly method: string;
  /** Decoded, with the leading `/`. */
  readonly path: string;
  /** Decoded. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What an answer is made from. */
export interface CiContext {
  readonly state: CiState;
  readonly modes: CiModes;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly requestId: string;
  /** Where pages of lists go on, by the token that was given for it. */
  readonly cursors: Map<string, Cursor>;
}

/** The last entry of a page. */
export interface Cursor {
  readonly created: number;
  readonly id: string;
}

/** Thrown by whatever answers, to refuse instead. */
export class Refused extends Error implements Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const invalid = (message: string) => new Refused(400, 'InvalidArgument', message);

/** A whole number in a query, `standard` when it is absent. */
export function numberOf(
  query: CiQuestion['query'],
  name: string,
  standard: number,
  most: number = Number.MAX_SAFE_INTEGER,
): number {
  const text = query.get(name) ?? String(standard);
  if (!/^[1-9]\d{0,8}$/.test(text) || Number(text) > most)
    throw invalid(`${name} is not between 1 and ${most}: ${text}`);
  return Number(text);
}

/** One of some words in a query, the first when it is absent. */
export function choiceOf(query: CiQuestion['query'], name: string, words: readonly [string, ...string[]]): string {
  const word = query.get(name) ?? words[0];
  if (!words.includes(word)) throw invalid(`${name} is not one of ${words.join(', ')}: ${word}`);
  return word;
}

/** Ids with commas between; more than ten are refused, which no source says but which is safer to keep to. */
export function idsOf(list: string): string[] {
  const ids = [...new Set(list.split(','))];
  if (ids.includes('')) throw invalid('an id is empty');
  if (list.split(',').length > 10) throw invalid('more than 10 ids');
  return ids;
}
