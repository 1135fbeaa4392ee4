/** Containers inside each other that a body may have. The deepest published callback has 9. */
export const MAX_DEPTH = 32;

/** XML elements and attributes, or JSON values, that any body may have. A document of 5,000 pages, the most the service converts, has 30,000. */
export const MAX_NODES = 100_000;

/** Characters for which a longer body may have one more: the words of a long recording have 25 each, `<a/>` has 4. */
const CHARACTERS_A_NODE = 16;

/** XML elements and attributes, or JSON values, that this body may have: where `MAX_BODY_BYTES` lets in more, so does this. */
export function mostNodes(text: string): number {
  return Math.max(MAX_NODES, Math.floor(text.length / CHARACTERS_A_NODE));
}

// A set answers faster than `in` for names just cut out of a text.
const RESERVED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * `true` for a name that every object already answers to, such as `__proto__`, `constructor` or `toString`.
 * A child of that name would be mistaken for, or mixed with, what the language put there.
 */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name);
}
