import type { ParsedNode, ParsedValue } from '../parse/parsed-value';

export function isNode(value: ParsedValue | undefined): value is ParsedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a child, a list of one included; `undefined` when it is absent, empty, or not a scalar. */
export function textIn(node: ParsedNode, name: string): string | undefined {
  const child = Object.hasOwn(node, name) ? node[name] : undefined;
  const value = Array.isArray(child) && child.length === 1 ? child[0] : child;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /\S/.test(String(value)) ? String(value) : undefined;
}
