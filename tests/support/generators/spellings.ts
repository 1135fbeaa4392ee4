import fc from 'fast-check';
import type { ParsedNode, ParsedValue } from '../../../src/parse/parsed-value';
import type { XmlChild, XmlNode } from './xml-text';
import { plainXml, xmlOf } from './xml-text';

/** One of the many ways in which a callback may be written and mean the same. */
export interface Spelling {
  /** Picks one of several ways to write the next node. */
  readonly choices: Iterator<number, number>;
  /** XML with white space between the elements. */
  readonly pretty: boolean;
  /** JSON as `{"Response":{…}}`, as the pages of WordsGeneralize have it. */
  readonly wrapped: boolean;
}

export const spelling: fc.Arbitrary<Spelling> = fc.record({
  choices: fc.infiniteStream(fc.nat(7)),
  pretty: fc.boolean(),
  wrapped: fc.boolean(),
});

/** The callback as XML, in the one way that leaves nothing to the reader. */
export function plainlyInXml(callback: ParsedNode): string {
  return plainXml({ Response: textNode(callback) });
}

export function spelledXml(callback: ParsedNode, { choices, pretty }: Spelling): string {
  return xmlOf({ Response: textNode(callback) }, { notation: choices, pretty });
}

export function spelledJson(callback: ParsedNode, { choices, wrapped }: Spelling): string {
  const spelled = spelledNode(callback, choices);
  return JSON.stringify(wrapped ? { Response: spelled } : spelled);
}

function textNode(node: ParsedNode): XmlNode {
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, Array.isArray(value) ? value.map(textOf) : textOf(value)]),
  );
}

/** All that XML knows is text; a list in a list it cannot hold. */
function textOf(value: ParsedValue): XmlChild {
  if (Array.isArray(value)) throw new Error('XML has no lists of lists.');
  return typeof value === 'object' && value !== null ? textNode(value) : String(value ?? '');
}

function spelledNode(node: ParsedNode, choices: Spelling['choices']): ParsedNode {
  const entries = Object.entries(node)
    .filter(([, value]) => !isEmpty(value) || isOdd(choices))
    .map(([name, value]) => [name, Array.isArray(value) ? spelledList(value, choices) : spelledSingle(value, choices)]);
  return Object.fromEntries(isOdd(choices) ? entries.reverse() : entries) as ParsedNode; // both spellings are ParsedValues
}

/** Of a list of one, the one or the list; of nothing but empty items, all or some. Beside others an empty one has its place. */
function spelledList(items: readonly ParsedValue[], choices: Spelling['choices']): ParsedValue {
  const areAllEmpty = items.every(isEmpty);
  const kept = items.filter(() => !areAllEmpty || isOdd(choices));
  const spelled = kept.map((item) => spelledValue(item, choices));
  const [only, ...others] = spelled;
  return only !== undefined && others.length === 0 && isOdd(choices) ? only : spelled;
}

/** The value, or a list of it alone. */
function spelledSingle(value: ParsedValue, choices: Spelling['choices']): ParsedValue {
  return isOdd(choices) ? [spelledValue(value, choices)] : spelledValue(value, choices);
}

/** Whatever is a number, or looks exactly like one, as a number or as text; nothing as `""` or as `null`. */
function spelledValue(value: ParsedValue, choices: Spelling['choices']): ParsedValue {
  if (isEmpty(value)) return isOdd(choices) ? null : '';
  const text = textOf(value);
  if (typeof text !== 'string') return spelledNode(text, choices);
  return String(Number(text)) === text && Number.isFinite(Number(text)) && isOdd(choices) ? Number(text) : text;
}

function isEmpty(value: ParsedValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isOdd(choices: Spelling['choices']): boolean {
  return choices.next().value % 2 === 1;
}
