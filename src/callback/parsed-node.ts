import type { ParsedNode, ParsedValue } from '../parse/parsed-value';

/** The text of a child, a list of one included; `undefined` when it is absent, empty, or not a scalar. */
export function textIn(node: ParsedNode, name: string): string | undefined {
  const child = Object.hasOwn(node, name) ? node[name] : undefined;
  const value = Array.isArray(child) && child.length === 1 ? child[0] : child;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return isBlank(String(value)) ? undefined : String(value);
}

/** Whether a value says anything: where JSON leaves a node out, XML may write it empty, and both mean the same. */
export function hasContent(value: ParsedValue | undefined): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some(hasContent);
  return typeof value === 'string' ? !isBlank(value) : value !== undefined && value !== null;
}

export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Printable ASCII, as nearly every text begins: quicker than asking for any character that is no white space.
  return !(first > 0x20 && first < 0x7f) && !/\S/.test(text);
}

/** So few names that `sort`, which copies them first, would take several times as long. */
const FEW = 32;

/** The names of the children of a node, in the order of `sort`. */
export function sortedNamesOf(node: ParsedNode): string[] {
  const names = Object.keys(node);
  if (names.length > FEW) return names.sort();
  for (let end = 1; end < names.length; end += 1) {
    const name = names[end] ?? '';
    let place = end;
    for (; place > 0; place -= 1) {
      const before = names[place - 1] ?? '';
      if (before <= name) break;
      names[place] = before;
    }
    names[place] = name;
  }
  return names;
}
