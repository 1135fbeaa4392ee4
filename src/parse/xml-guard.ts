import type { CallbackError } from '../foundation/errors';
import { MAX_DEPTH } from './limits';
import { shortened, xmlExpected, xmlForbidden, xmlMalformed } from './wording';
import { checkAttributes } from './xml-attributes';
import { endOfComment, endOfInstruction, endOfSection } from './xml-markup';
import { readName, readNodeName, skipSpace } from './xml-name';
import { checkCharacters, checkText } from './xml-text';
import type { XmlEdit, XmlWalk } from './xml-walk';
import { admitNode, beginWalk } from './xml-walk';

/** What the guard learned of a document that is safe to parse. */
export interface XmlOutline {
  /** What to change before the document is parsed, in order. */
  readonly edits: readonly XmlEdit[];
  /** Whether any element has an attribute. */
  readonly attributes: boolean;
}

/** The vendor's newest workflow page shows a body that begins with this node instead of a root. */
const FIRST_OF_ROOTLESS = 'EventName';

/**
 * Walks the markup of a document once, before it is parsed, and refuses what is not well-formed by XML 1.0, and what the
 * parser would choke on. Whatever it lets through, the parser reads as it is meant. Linear in time for any text.
 * Expects line ends as `\n`. Throws `xml_malformed`, `body_forbidden` or, for a declared encoding, `body_unreadable`.
 */
export function guardXml(text: string): XmlOutline {
  const walk = beginWalk(text, checkCharacters(text));
  let offset = 0;
  for (let markup = text.indexOf('<'); markup !== -1; markup = text.indexOf('<', offset)) {
    if (offset !== markup) checkTextBetween(walk, offset, markup);
    offset = skipMarkup(walk, markup);
  }
  checkTextBetween(walk, offset, text.length);
  const unclosed = walk.open.at(-1);
  if (unclosed !== undefined) throw xmlMalformed(text, text.length, `<${shortened(unclosed)}> is never closed`);
  if (walk.first === undefined) throw xmlMalformed(text, text.length, 'there is no element');
  if (walk.first === FIRST_OF_ROOTLESS) {
    walk.edits.push({ start: text.length, end: text.length, replacement: '</Response>' });
  }
  return { edits: walk.edits, attributes: walk.attributes };
}

function checkTextBetween(walk: XmlWalk, start: number, end: number): void {
  if (walk.open.length > 0) {
    checkText(walk, start, end);
    return;
  }
  const found = walk.text.slice(start, end).search(/[^ \t\n]/);
  if (found !== -1) throw outsideOfRoot(walk.text, start + found);
}

/** Returns the offset after the markup at `start`. */
function skipMarkup(walk: XmlWalk, start: number): number {
  const { text } = walk;
  const sign = text[start + 1];
  if (sign === '/') return closeElement(walk, start);
  if (sign === '?') return endOfInstruction(walk, start);
  if (sign !== '!') return openElement(walk, start);
  if (text.startsWith('--', start + 2)) return endOfComment(text, start);
  if (text.startsWith('DOCTYPE', start + 2) && walk.first === undefined) throw xmlForbidden(text, start, 'a DOCTYPE');
  if (!text.startsWith('[CDATA[', start + 2)) throw xmlMalformed(text, start, 'a declaration that may not stand here');
  if (walk.open.length === 0) throw outsideOfRoot(text, start);
  return endOfSection(text, start);
}

function openElement(walk: XmlWalk, start: number): number {
  const { text, open } = walk;
  const name = readNodeName(text, start + 1);
  // An element <cdata> shares its place in the parser with the note that its parent has a CDATA section.
  if (name === 'cdata') throw xmlForbidden(text, start + 1, 'the reserved name "cdata"');
  if (open.length === 0) admitTop(walk, name, start);
  if (open.length === MAX_DEPTH) throw xmlForbidden(text, start, `more than ${MAX_DEPTH} elements inside each other`);
  admitNode(walk, start);
  const end = checkAttributes(walk, start + 1 + name.length);
  if (text[end - 1] !== '/') open.push(name);
  return end + 1;
}

/** Admits an element that no other is around: the root, or a node of a rootless callback. */
function admitTop(walk: XmlWalk, name: string, start: number): void {
  if (walk.first === undefined) {
    walk.first = name;
    // The root goes behind the XML declaration, which must stay first.
    if (name === FIRST_OF_ROOTLESS) walk.edits.push({ start, end: start, replacement: '<Response>' });
  } else if (walk.first !== FIRST_OF_ROOTLESS) {
    throw xmlMalformed(walk.text, start, `a second root element <${shortened(name)}>`);
  }
}

function closeElement({ text, open }: XmlWalk, start: number): number {
  const name = readName(text, start + 2);
  const expected = open.pop();
  if (name !== expected) {
    const wanted = expected === undefined ? '' : `, expected </${shortened(expected)}>`;
    throw xmlMalformed(text, start, `unexpected close tag </${shortened(name)}>${wanted}`);
  }
  const end = skipSpace(text, start + 2 + name.length);
  if (text[end] !== '>') throw xmlExpected(text, end, '">"');
  return end + 1;
}

function outsideOfRoot(text: string, offset: number): CallbackError {
  return xmlMalformed(text, offset, 'text outside the root element');
}
