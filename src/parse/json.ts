import { CallbackError } from '../foundation/errors';
import { findJsonFault } from './json-fault';
import { findNameBeyond } from './json-many-names';
import { membersOf } from './json-members';
import { findDoubleName } from './json-names';
import { withExactNumbers } from './json-number';
import { findValueBeyond } from './json-size';
import { isReservedName, MAX_DEPTH, MOST_DIFFERENT_NAMES, mostNodes } from './limits';
import type { ParsedValue } from './parsed-value';
import { characterAt, positionAt, shortened } from './wording';

/**
 * Reads a JSON text. A number that a double does not hold exactly as it is written is a text; a name that comes twice in one
 * object is refused, because only one of its values could be kept.
 * Throws `json_malformed` with the position and what was expected there, or `body_forbidden` with the position or the JSON path.
 */
export function parseJson(text: string): ParsedValue {
  refuseManyValues(text);
  if (text.length > LONG) refuseManyDifferentNames(text);
  let tree: ParsedValue;
  try {
    // JSON.parse is typed `any`; these are the types it can give.
    tree = JSON.parse(text) as ParsedValue;
  } catch (cause) {
    throw new CallbackError('json_malformed', faultOf(text), { cause });
  }
  const walk = { trail: [], names: 0, later: new Set<string>(), hasListOfNumbers: false };
  refuseForbidden(tree, walk);
  const { names, areExact } = membersOf(text);
  if (names > walk.names) refuseDoubleName(text);
  if (areExact && !walk.hasListOfNumbers) return tree;
  return JSON.parse(withExactNumbers(text)) as ParsedValue;
}

function refuseManyValues(text: string): void {
  const most = mostNodes(text, 'json');
  const offset = findValueBeyond(text, most);
  if (offset !== undefined) throw forbidden(`more than ${most} values`, positionAt(text, offset));
}

/** Characters of a text that may have so many names that reading it would cost several times as much as usual. */
const LONG = 100_000;

/** What `refuseForbidden` would refuse after all of it was read. */
function refuseManyDifferentNames(text: string): void {
  const offset = findNameBeyond(text, 2 * MOST_DIFFERENT_NAMES);
  if (offset !== undefined)
    throw forbidden(`more than ${MOST_DIFFERENT_NAMES} different names`, positionAt(text, offset));
}

function refuseDoubleName(text: string): void {
  const double = findDoubleName(text);
  if (!double) return;
  const what = `the name "${shortened(double.name)}" a second time in one object`;
  throw forbidden(what, positionAt(text, double.offset));
}

// The runtime's own message differs between versions, often has no position, and may quote the body.
function faultOf(text: string): string {
  // The scan finds a fault in every text that JSON.parse refuses; only the types do not know that.
  const { offset, expected } = findJsonFault(text) ?? { offset: 0, expected: 'a value' };
  const found = characterAt(text, offset);
  return `The JSON is not well-formed at ${positionAt(text, offset)}: expected ${expected}, found ${found}.`;
}

/** Names and indices from the root to the current value; a path is only written of one that is refused. */
interface Walk {
  readonly trail: (string | number)[];
  names: number;
  /** The names that came after the first `MOST_DIFFERENT_NAMES`, each once: most bodies have none. */
  readonly later: Set<string>;
  /** Whether a number is an item of a list. No published body has that. */
  hasListOfNumbers: boolean;
}

/** The trail bounds the recursion, whatever JSON.parse let through. */
function refuseForbidden(value: ParsedValue, walk: Walk): void {
  if (typeof value !== 'object' || value === null) return;
  if (walk.trail.length === MAX_DEPTH) {
    throw forbidden(`more than ${MAX_DEPTH} containers inside each other`, pathOf(walk));
  }
  // Plain loops: this is done for every value of every callback.
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index] ?? null;
      if (typeof item === 'number') walk.hasListOfNumbers = true;
      refuseInside(index, item, walk);
    }
    return;
  }
  for (const name in value) {
    walk.names += 1;
    if (walk.names > MOST_DIFFERENT_NAMES) refuseManyNames(name, walk);
    if (isReservedName(name)) throw forbidden(`the reserved name "${name}"`, pathOf(walk));
    refuseInside(name, value[name] ?? null, walk);
  }
}

function refuseManyNames(name: string, walk: Walk): void {
  walk.later.add(name);
  if (walk.later.size > MOST_DIFFERENT_NAMES)
    throw forbidden(`more than ${MOST_DIFFERENT_NAMES} different names`, pathOf(walk));
}

function refuseInside(key: string | number, value: ParsedValue, walk: Walk): void {
  // Most values are texts, which need no place.
  if (typeof value !== 'object') return;
  walk.trail.push(key);
  refuseForbidden(value, walk);
  walk.trail.pop();
}

function pathOf({ trail }: Walk): string {
  return `$${trail.map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortened(key)}`)).join('')}`;
}

function forbidden(what: string, place: string): CallbackError {
  return new CallbackError('body_forbidden', `The JSON has ${what} at ${place}. No callback has.`);
}
