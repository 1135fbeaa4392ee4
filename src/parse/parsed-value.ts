/** A body as plain data, before anything is known about it. XML gives only strings, lists and nodes. */
export type ParsedValue = string | number | boolean | null | ParsedValue[] | ParsedNode;

/** A container. Its values are its own properties, and none bears a reserved name. */
export interface ParsedNode {
  [name: string]: ParsedValue;
}

/**
 * Where a record keeps what stood beside its job in the callback and has the name of a node of the job. XML has no such name,
 * and JSON may not have it.
 */
export const CALLBACK_NODE = '#callback';

export function isNode(value: ParsedValue | undefined): value is ParsedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
