import { isReservedName, MAX_DEPTH, mostNodes } from './limits';
import { shortened, xmlForbidden, xmlMalformed } from './wording';
import { endOfComment, endOfInstruction, endOfTag, endOfText, nameAt } from './xml-markup';

/** What the guard learned of a document that is safe to parse. */
export interface XmlOutline {
  /** Offset of the first element. */
  readonly start: number;
  /** `true`: the nodes of a callback stand at the top, without a root around them. */
  readonly rootless: boolean;
}

interface Walk {
  readonly text: string;
  /** Names of the elements around the current offset, innermost last. */
  readonly open: string[];
  elements: number;
  readonly mostElements: number;
  first?: { readonly name: string; readonly start: number };
}

/** The vendor's newest workflow page shows a body that begins with this node instead of a root. */
const FIRST_OF_ROOTLESS = 'EventName';

/**
 * Walks the markup of a document once, before it is parsed, and refuses what the parser would accept in silence or choke on.
 * Whatever it lets through, the parser sees with the same elements, or refuses itself. Linear in time for any text.
 * Expects line ends as `\n`. Throws `xml_malformed`, `body_forbidden` or, for a declared encoding, `body_unreadable`.
 */
export function guardXml(text: string): XmlOutline {
  refuseForbiddenCharacters(text);
  const walk: Walk = { text, open: [], elements: 0, mostElements: mostNodes(text, 'xml') };
  let offset = 0;
  for (let markup = text.indexOf('<'); markup !== -1; markup = text.indexOf('<', offset)) {
    refuseTextOutside(walk, offset, markup);
    offset = skipMarkup(walk, markup);
  }
  refuseTextOutside(walk, offset, text.length);
  const unclosed = walk.open.at(-1);
  if (unclosed !== undefined) throw xmlMalformed(text, text.length, `<${shortened(unclosed)}> is never closed`);
  if (walk.first === undefined) throw xmlMalformed(text, text.length, 'there is no element');
  return { start: walk.first.start, rootless: walk.first.name === FIRST_OF_ROOTLESS };
}

function refuseForbiddenCharacters(text: string): void {
  const offset = text.search(/[^\t\n\r\u0020-\ufffd]/);
  if (offset !== -1) throw xmlMalformed(text, offset, 'a character that XML does not allow');
}

function refuseTextOutside({ text, open }: Walk, start: number, end: number): void {
  if (open.length > 0) return;
  const found = text.slice(start, end).search(/[^ \t\n]/);
  if (found !== -1) throw xmlMalformed(text, start + found, 'text outside the root element');
}

/** Returns the offset after the markup at `start`. */
function skipMarkup(walk: Walk, start: number): number {
  const { text } = walk;
  if (text[start + 1] === '/') return closeElement(walk, start);
  if (text[start + 1] === '?') return endOfInstruction(text, start);
  if (text[start + 1] !== '!') return openElement(walk, start);
  if (text.startsWith('--', start + 2)) return endOfComment(text, start);
  if (!text.startsWith('[CDATA[', start + 2)) throw xmlForbidden(text, start, 'a DOCTYPE or another declaration');
  if (walk.open.length === 0) throw xmlMalformed(text, start, 'text outside the root element');
  return endOfText(text, start);
}

function openElement(walk: Walk, start: number): number {
  const { text, open } = walk;
  const name = nameAt(text, start + 1);
  if (name === '') throw xmlMalformed(text, start, '"<" without the name of an element');
  // An element <cdata> shares its place in the parser with the note that its parent has a CDATA section.
  if (isReservedName(name) || name === 'cdata') throw xmlForbidden(text, start, `the reserved name "${name}"`);
  admitElement(walk, name, start);
  const end = endOfTag(text, start, start + 1 + name.length);
  if (text[end - 1] !== '/') open.push(name);
  return end + 1;
}

function admitElement(walk: Walk, name: string, start: number): void {
  const { text, open } = walk;
  walk.first ??= { name, start };
  walk.elements += 1;
  if (open.length === MAX_DEPTH) throw xmlForbidden(text, start, `more than ${MAX_DEPTH} elements inside each other`);
  if (walk.elements > walk.mostElements) {
    throw xmlForbidden(text, start, `more than ${walk.mostElements} elements`);
  }
  const anotherRoot = open.length === 0 && walk.elements > 1 && walk.first.name !== FIRST_OF_ROOTLESS;
  if (anotherRoot) throw xmlMalformed(text, start, `a second root element <${shortened(name)}>`);
}

function closeElement({ text, open }: Walk, start: number): number {
  const name = nameAt(text, start + 2);
  const end = endOfTag(text, start, start + 2 + name.length);
  const expected = open.pop();
  if (name === expected) return end + 1;
  const wanted = expected === undefined ? '' : `, expected </${shortened(expected)}>`;
  throw xmlMalformed(text, start, `unexpected close tag </${shortened(name)}>${wanted}`);
}
