/** A body as plain data, before anything is known about it. XML gives only strings, lists and nodes. */
export type ParsedValue = string | number | boolean | null | ParsedValue[] | ParsedNode;

/** A container. Its values are its own properties, and none bears a reserved name. */
export interface ParsedNode {
  [name: string]: ParsedValue;
}
