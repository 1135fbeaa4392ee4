import { CallbackError } from '../foundation/errors';
import { findJsonFault } from './json-fault';
import { withExactNumbers } from './json-number';
import { isReservedName, MAX_DEPTH, mostNodes } from './limits';
import type { ParsedValue } from './parsed-value';
import { characterAt, positionAt, shortened } from './wording';

/**
 * Reads a JSON text as JSON.parse does: the last of duplicate names wins. A number that a double does not hold exactly as it
 * is written is a text.
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
  refuseForbidden(tree, { trail: [], nodes: 0, mostNodes: mostNodes(text) });
  return tree;
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
  readonly mostNodes: number;
}

/** The trail bounds the recursion, whatever JSON.parse let through. */
function refuseForbidden(value: ParsedValue, walk: Walk): void {
  walk.nodes += 1;
  if (walk.nodes > walk.mostNodes) throw forbidden(`more than ${walk.mostNodes} values`, walk);
  if (typeof value !== 'object' || value === null) return;
  if (walk.trail.length === MAX_DEPTH) throw forbidden(`more than ${MAX_DEPTH} containers inside each other`, walk);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseInside(index, item, walk);
    return;
  }
  for (const name of Object.keys(value)) {
    if (isReservedName(name)) throw forbidden(`the reserved name "${name}"`, walk);
    refuseInside(name, value[name] ?? null, walk);
  }
}

function refuseInside(key: string | number, value: ParsedValue, walk: Walk): void {
  walk.trail.push(key);
  refuseForbidden(value, walk);
  walk.trail.pop();
}

function forbidden(what: string, { trail }: Walk): CallbackError {
  const path = trail.map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortened(key)}`)).join('');
  return new CallbackError('body_forbidden', `The JSON has ${what} at $${path}. No callback has.`);
}
