import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';

/** One of the ways in which the published JSON bodies differ from each other. */
export interface Spelling {
  /** `{"Response":{…}}`, as the pages of WordsGeneralize have it. */
  readonly wrapped: boolean;
  /** Of a list of one, the one; otherwise the list. */
  readonly singlesAsScalars: boolean;
  /** Whatever is a number, or looks exactly like one, as a JSON number; otherwise as text. */
  readonly numbersAsNumbers: boolean;
  /** Empty nodes as `""`; otherwise absent. */
  readonly emptiesKept: boolean;
  /** The names of every node from the last to the first. */
  readonly reversed: boolean;
}

export function spelledJson(body: ParsedNode, spelling: Spelling): string {
  const spelled = spell(body, spelling);
  return JSON.stringify(spelling.wrapped ? { Response: spelled } : spelled);
}

function spell(value: ParsedValue, spelling: Spelling): ParsedValue {
  if (Array.isArray(value)) {
    const items = value.map((item) => spell(item, spelling));
    const [only] = items;
    return spelling.singlesAsScalars && items.length === 1 && only !== undefined ? only : items;
  }
  if (typeof value !== 'object' || value === null) return spellScalar(value, spelling);
  const entries = Object.entries(value)
    .map(([name, child]) => [name, spell(child, spelling)] as const)
    .filter(([, child]) => spelling.emptiesKept || child !== '');
  return Object.fromEntries(spelling.reversed ? entries.reverse() : entries);
}

function spellScalar(value: string | number | boolean | null, { numbersAsNumbers }: Spelling): ParsedValue {
  if (value === null) return null;
  const text = String(value);
  return numbersAsNumbers && text !== '' && String(Number(text)) === text && Number.isFinite(Number(text))
    ? Number(text)
    : text;
}
