import { MOST_NAMES } from './limits';
import { shortened, xmlExpected, xmlForbidden, xmlMalformed } from './wording';
import { readNodeName, skipSpace } from './xml-name';
import { endOfReference } from './xml-text';
import type { XmlWalk } from './xml-walk';
import { admitNode } from './xml-walk';

/** Checks what stands in a tag after its name. Returns the offset of its `>`. */
export function checkAttributes(walk: XmlWalk, afterName: number): number {
  const { text } = walk;
  // Most tags end here.
  if (text[afterName] === '>') return afterName;
  const names = new Set<string>();
  for (let offset = afterName; ;) {
    const begin = skipSpace(text, offset);
    if (text[begin] === '>') return begin;
    if (text[begin] === '/') {
      if (text[begin + 1] === '>') return begin + 1;
      throw xmlExpected(text, begin + 1, '">"');
    }
    if (begin === offset) throw xmlExpected(text, begin, 'white space or the end of the tag');
    offset = checkAttribute(walk, names, begin);
  }
}

/** Returns the offset after the attribute at `start`. */
function checkAttribute(walk: XmlWalk, names: Set<string>, start: number): number {
  const { text } = walk;
  const name = readNodeName(text, start);
  if (names.has(name)) throw xmlMalformed(text, start, `a second attribute "${shortened(name)}" of one element`);
  names.add(name);
  if (names.size > MOST_NAMES) throw xmlForbidden(text, start, `more than ${MOST_NAMES} attributes of one element`);
  walk.attributes = true;
  admitNode(walk, start);
  const equals = skipSpace(text, start + name.length);
  if (text[equals] !== '=') throw xmlExpected(text, equals, '"="');
  return checkValue(walk, skipSpace(text, equals + 1));
}

/** Returns the offset after the value whose opening quote is at `start`. */
function checkValue(walk: XmlWalk, start: number): number {
  const { text } = walk;
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") throw xmlExpected(text, start, 'a value in quotes');
  const end = text.indexOf(quote, start + 1);
  if (end === -1) throw xmlMalformed(text, start, 'an attribute value is never closed');
  // Most values have none of these.
  if (/[<&\n\t]/.test(text.slice(start + 1, end))) checkSigns(walk, start + 1, end);
  return end + 1;
}

function checkSigns({ text, edits }: XmlWalk, start: number, end: number): void {
  const value = text.slice(start, end);
  const less = value.indexOf('<');
  if (less !== -1) throw xmlMalformed(text, start + less, '"<" in an attribute value; write "&lt;"');
  for (let sign = value.indexOf('&'); sign !== -1; sign = value.indexOf('&', sign + 1)) {
    endOfReference(text, start + sign);
  }
  // XML 1.0 §3.3.3. The parser does not do it.
  const normalized = value.replace(/[\n\t]/g, ' ');
  if (normalized !== value) edits.push({ start, end, replacement: normalized });
}
