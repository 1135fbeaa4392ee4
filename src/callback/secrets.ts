import { CallbackError } from '../foundation/errors';
import { MOST_NAMES } from '../parse/limits';
import { isNode } from '../parse/parsed-value';
import type { ParsedValue } from '../parse/parsed-value';
import { jsonPath } from '../validation/issue';
import { hasContent } from './parsed-node';

/** What stands in a record for a secret: always the same, so that a re-send gives the same bytes. */
export const REDACTED = '[redacted]';

/**
 * Parameters of a submission that jobs echo, in small letters. A `CallBack` holds the callback URL with its token; the others
 * are keys and passwords of files.
 */
const SECRETS: ReadonlySet<string> = new Set([
  'callback',
  'callbackurl',
  'compresskey',
  'uncompresskey',
  'docpassword',
  'password',
  'decryptkey',
  'decryptiv',
  'encryptkey',
  'encryptiv',
]);

/** Nodes whose children have plain names: `Encryption` of a moderation has `Key` and `IV`. */
const WITH_KEYS: ReadonlySet<string> = new Set(['encryption', 'encrypt', 'decryption', 'decrypt']);
const KEYS: ReadonlySet<string> = new Set(['key', 'iv']);

/** The settings of a notification, which a workflow may repeat: its `Url` is the callback URL. */
const NOTIFICATION = 'notifyconfig';

/** The last letters of all these names, as small ones: few other names end in one of them. */
const LAST_LETTERS: ReadonlySet<number> = new Set(
  [...SECRETS, ...KEYS, 'url'].map((name) => name.charCodeAt(name.length - 1)),
);
const SMALL = 0x20;

/**
 * Whether a node is a secret, and so is kept out of records and logs. `trail` has the names and indices that lead to its
 * parent.
 */
export function isSecret(name: string, trail: readonly (string | number)[]): boolean {
  // Asked for every node, and nearly every node is none.
  if (!LAST_LETTERS.has(name.charCodeAt(name.length - 1) | SMALL)) return false;
  const plain = name.toLowerCase();
  if (SECRETS.has(plain)) return true;
  if (plain === 'url') return lastName(trail).toLowerCase() === NOTIFICATION;
  return KEYS.has(plain) && WITH_KEYS.has(lastName(trail).toLowerCase());
}

/** A list has no name of its own. */
function lastName(trail: readonly (string | number)[]): string {
  for (let at = trail.length - 1; at >= 0; at -= 1) {
    const key = trail[at];
    if (typeof key === 'string') return key;
  }
  return '';
}

/** A value of which nothing is described, with its secrets left out. It is copied only where it has one. */
export function redacted(value: ParsedValue, trail: readonly (string | number)[]): ParsedValue {
  if (Array.isArray(value)) return changed(value, (item) => redacted(item, trail));
  if (!isNode(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > MOST_NAMES) throw tooManyNames(entries.length, trail);
  const safe = changed(entries, (entry) => {
    const [name, child] = entry;
    const kept = isSecret(name, trail) && hasContent(child) ? REDACTED : redacted(child, [name]);
    return kept === child ? entry : ([name, kept] as [string, ParsedValue]);
  });
  return safe === entries ? value : Object.fromEntries(safe);
}

/** The error for a node with more names than work in proportion to its length allows. */
export function tooManyNames(count: number, trail: readonly (string | number)[]): CallbackError {
  const what = `${jsonPath(trail)} of a job has ${count} children of different names`;
  return new CallbackError('body_forbidden', `${what}. No callback has so many.`);
}

/** The same list if `change` changes none of its items. */
function changed<Item>(list: Item[], change: (item: Item) => Item): Item[] {
  const after = list.map(change);
  return after.every((item, index) => item === list[index]) ? list : after;
}
