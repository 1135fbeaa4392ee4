import { CallbackError } from '../foundation/errors';
import { findJsonFault } from './json-fault';
import { findDoubleName, mayHaveDoubleName } from './json-names';
import { withExactNumbers } from './json-number';
import { isReservedName, MAX_DEPTH, mostNodes } from './limits';
import type { ParsedValue } from './parsed-value';
import { characterAt, positionAt, shortened } from './wording';

/**
 * Reads a JSON text. A number that a double does not hold exactly as it is written is a text; a name that comes twice in one
 * object is refused, because only one of its values could be kept.
 * Throws `json_malformed` with the position and what was expected there, or `body_forbidden` with the JSON path.
 */
export function parseJson(text: string): ParsedValue {
  let tree: ParsedValue;
  try {
    // JSON.parse is typed `any`; these are the types it can give.
    tree = JSON.parse(text) as ParsedValue;
    const exact = withExactNumbers(text);
    if (exact !== text) tree = JSON.parse(exact) as ParsedValue;
  } catch (cause) {
    throw new CallbackError('json_malformed', faultOf(text), { cause });
  }
  const walk = { trail: [], nodes: 0, names: 0, mostNodes: mostNodes(text, 'json') };
  refuseForbidden(tree, walk);
  if (mayHaveDoubleName(text, walk.names)) refuseDoubleName(text);
  return tree;
}

function refuseDoubleName(text: string): void {
  const double = findDoubleName(text);
  if (!double) return;
  const what = `the name "${shortened(double.name)}" a second time in one object`;
  throw new CallbackError(
    'body_forbidden',
    `The JSON has ${what} at ${positionAt(text, double.offset)}. No callback has.`,
  );
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
  nodes: number;
  names: number;
  readonly mostNodes: number;
}

/** The trail bounds the recursion, whatever JSON.parse let through. */
function refuseForbidden(value: ParsedValue, walk: Walk): void {
  walk.nodes += 1;
  if (walk.nodes > walk.mostNodes) throw forbidden(`more than ${walk.mostNodes} values`, walk);
  if (typeof value !== 'object' || value === null) return;
  if (walk.trail.length === MAX_DEPTH) throw forbidden(`more than ${MAX_DEPTH} containers inside each other`, walk);
  // Plain loops: this is done for every value of every callback.
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) refuseInside(index, value[index] ?? null, walk);
    return;
  }
  for (const name in value) {
    walk.names += 1;
    if (isReservedName(name)) throw forbidden(`the reserved name "${name}"`, walk);
    refuseInside(name, value[name] ?? null, walk);
  }
}

function refuseInside(key: string | number, value: ParsedValue, walk: Walk): void {
  // Most values are texts, which need no place.
  if (typeof value !== 'object' && walk.nodes < walk.mostNodes) {
    walk.nodes += 1;
    return;
  }
  walk.trail.push(key);
  refuseForbidden(value, walk);
  walk.trail.pop();
}

function forbidden(what: string, { trail }: Walk): CallbackError {
  const path = trail.map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortened(key)}`)).join('');
  return new CallbackError('body_forbidden', `The JSON has ${what} at $${path}. No callback has.`);
}
