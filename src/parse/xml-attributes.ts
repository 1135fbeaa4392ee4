import { isReservedName } from './limits';
import { shortened, xmlForbidden, xmlMalformed } from './wording';
import { readName, skipSpace } from './xml-name';
import { readReference } from './xml-text';
import type { XmlWalk } from './xml-walk';
import { admitNode } from './xml-walk';

/** Checks the attributes of the tag that begins at `start`, and what else stands in it. Returns the offset of its `>`. */
export function checkAttributes(walk: XmlWalk, start: number, afterName: number): number {
  const { text } = walk;
  // Most tags end here.
  if (text[afterName] === '>') return afterName;
  const names = new Set<string>();
  for (let offset = afterName; ;) {
    const begin = skipSpace(text, offset);
    if (text[begin] === '>') return begin;
    if (text.startsWith('/>', begin)) return begin + 1;
    if (begin === text.length) throw xmlMalformed(text, start, 'a tag is never closed');
    if (text[begin] === '<') throw xmlMalformed(text, begin, 'unexpected "<" inside a tag');
    if (begin === offset) throw xmlMalformed(text, begin, 'no white space before an attribute');
    offset = checkAttribute(walk, names, begin);
  }
}

/** Returns the offset after the attribute at `start`. */
function checkAttribute(walk: XmlWalk, names: Set<string>, start: number): number {
  const { text } = walk;
  const name = readName(text, start);
  if (name === '') throw xmlMalformed(text, start, 'a character that begins no attribute');
  if (isReservedName(name)) throw xmlForbidden(text, start, `the reserved name "${name}"`);
  if (names.has(name)) throw xmlMalformed(text, start, `a second attribute "${shortened(name)}" of one element`);
  names.add(name);
  walk.attributes = true;
  admitNode(walk, start);
  const equals = skipSpace(text, start + name.length);
  if (text[equals] !== '=') throw xmlMalformed(text, equals, 'an attribute without "=" and a value');
  return checkValue(walk, skipSpace(text, equals + 1));
}

/** Returns the offset after the value whose opening quote is at `start`. */
function checkValue(walk: XmlWalk, start: number): number {
  const { text, edits } = walk;
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") throw xmlMalformed(text, start, 'an attribute value without quotes');
  const end = text.indexOf(quote, start + 1);
  if (end === -1) throw xmlMalformed(text, start, 'an attribute value is never closed');
  let hasSpace = false;
  for (let offset = start + 1; offset < end; offset += 1) {
    const character = text[offset];
    if (character === '<') throw xmlMalformed(text, offset, '"<" in an attribute value; write "&lt;"');
    if (character === '&') readReference(text, offset);
    hasSpace ||= character === '\n' || character === '\t';
  }
  // XML 1.0 §3.3.3. The parser does not do it.
  if (hasSpace) {
    edits.push({ start: start + 1, end, replacement: text.slice(start + 1, end).replace(/[\n\t]/g, ' ') });
  }
  return end + 1;
}
