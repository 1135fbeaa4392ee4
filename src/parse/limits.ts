/** Containers inside each other that a body may have. The deepest published callback has 9. */
export const MAX_DEPTH = 32;

/** XML elements or JSON values that a body may have. A document of 5,000 pages, the most the service converts, has 30,000. */
export const MAX_NODES = 100_000;

// A set answers faster than `in` for names just cut out of a text.
const RESERVED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * `true` for a name that every object already answers to, such as `__proto__`, `constructor` or `toString`.
 * A child of that name would be mistaken for, or mixed with, what the language put there.
 */
export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.has(name);
}
