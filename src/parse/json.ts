import { CallbackError } from '../foundation/errors';
import { findJsonFault } from './json-fault';
import { isReservedName, MAX_DEPTH, MAX_NODES } from './limits';
import type { ParsedValue } from './parsed-value';
import { positionAt } from './position';
import { characterAt, shortened } from './wording';

/**
 * Reads a JSON text as JSON.parse does: the last of duplicate names wins, numbers are doubles.
 * Throws `json_malformed` with the position and what was expected there, or `body_forbidden` with the JSON path.
 */
export function parseJson(text: string): ParsedValue {
  let tree: ParsedValue;
  try {
    // JSON.parse is typed `any`; these are the types it can give.
    tree = JSON.parse(text) as ParsedValue;
  } catch (cause) {
    throw new CallbackError('json_malformed', faultOf(text), { cause });
  }
  refuseForbidden(tree, '$', 0, { nodes: 0 });
  return tree;
}

// The runtime's own message differs between versions, often has no position, and may quote the body.
function faultOf(text: string): string {
  // The scan finds a fault in every text that JSON.parse refuses; only the types do not know that.
  const { offset, expected } = findJsonFault(text) ?? { offset: 0, expected: 'a value' };
  const found = characterAt(text, offset);
  return `The JSON is not well-formed at ${positionAt(text, offset)}: expected ${expected}, found ${found}.`;
}

/** `depth` is the number of containers around `value`; it bounds the recursion, whatever JSON.parse let through. */
function refuseForbidden(value: ParsedValue, path: string, depth: number, seen: { nodes: number }): void {
  seen.nodes += 1;
  if (seen.nodes > MAX_NODES) throw forbidden(`more than ${MAX_NODES} values`, path);
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_DEPTH) throw forbidden(`more than ${MAX_DEPTH} containers inside each other`, path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseForbidden(item, `${path}[${index}]`, depth + 1, seen);
    return;
  }
  for (const [name, child] of Object.entries(value)) {
    if (isReservedName(name)) throw forbidden(`the reserved name "${name}"`, path);
    refuseForbidden(child, `${path}.${shortened(name)}`, depth + 1, seen);
  }
}

function forbidden(what: string, path: string): CallbackError {
  return new CallbackError('body_forbidden', `The JSON has ${what} at ${path}. No callback has.`);
}
