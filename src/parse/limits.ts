import { CALLBACK_NODE } from './parsed-value';

/** Containers inside each other that a body may have. The deepest published callback has 9. */
export const MAX_DEPTH = 32;

/** Children of different names that one node may have. A published node has 60 at most, and a map of names that are data less. */
export const MOST_NAMES = 500;

/** Different names that a JSON body may have. Each costs JavaScript more than the values under it. */
export const MOST_DIFFERENT_NAMES = 2000;

/** XML elements and attributes, or JSON values, that any body may have. */
export const MOST_NODES = 10_000;

/** Where a body begins that is too large to be dense as well. */
const MANY_NODES = 100_000;

/**
 * Characters for which a longer body may have one more node: so few up to `MANY_NODES`, and so many beyond. The corner of a
 * polygon has 25 for three elements, or 16 for three values, and the text that is found in it comes on top. The pages of a
 * large document have 30 for an element.
 */
const CHARACTERS_A_NODE = { xml: { dense: 12, many: 16 }, json: { dense: 5, many: 8 } } as const;

/** XML elements or JSON values that this body may have, so that work and memory are in proportion to its length. */
export function mostNodes(text: string, form: keyof typeof CHARACTERS_A_NODE): number {
  const { dense, many } = CHARACTERS_A_NODE[form];
  const most = Math.min(text.length / dense, Math.max(MANY_NODES, text.length / many));
  return Math.max(MOST_NODES, Math.floor(most));
}

// A set answers faster than `in` for names just cut out of a text.
const RESERVED_NAMES: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), CALLBACK_NODE]);

/**
 * `true` for a name that every object already answers to, such as `__proto__`, `constructor` or `toString`, and for the one
 * that records use. A child of that name would be mistaken for, or mixed with, what the language or the record has there.
 */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name);
}
