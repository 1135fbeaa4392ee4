import { xmlMalformed } from './wording';
import type { XmlWalk } from './xml-walk';

/** XML 1.0 §2.2: what is no character of XML. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** White space to JavaScript, and so to the parser, but not to XML. */
const ODD_SPACE = /[^\S \t\n\r]/;

/** Whatever may be forbidden or odd, and what is too rare to be told from that. Most documents have nothing of it. */
const UNUSUAL = /[^\t\n\r -~\u00a1-\u02ff\u2010-\u2027\u3001-\ud7ff\uff01-\uffef]/;

const REFERENCE = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);/y;

/** Refuses a text with a character that XML does not allow. Returns whether it has odd white space. */
export function checkCharacters(text: string): boolean {
  if (!UNUSUAL.test(text)) return false;
  const offset = text.search(FORBIDDEN);
  if (offset !== -1) throw xmlMalformed(text, offset, 'a character that XML does not allow');
  return ODD_SPACE.test(text);
}

/** Checks the text between two pieces of markup. */
export function checkText(walk: XmlWalk, start: number, end: number): void {
  const { text } = walk;
  if (walk.ampersand < start) walk.ampersand = next(text, '&', start);
  if (walk.sectionEnd < start) walk.sectionEnd = next(text, ']]>', start);
  if (walk.ampersand < end || walk.oddSpace) checkReferences(walk, start, end);
  if (walk.sectionEnd < end) throw xmlMalformed(text, walk.sectionEnd, '"]]>" in a text; write "]]&gt;"');
}

function checkReferences(walk: XmlWalk, start: number, end: number): void {
  const { text, edits } = walk;
  let [content, from] = ['', start];
  while (walk.ampersand < end) {
    const after = endOfReference(text, walk.ampersand);
    content += text.slice(from, walk.ampersand) + characterOf(text.slice(walk.ampersand, after));
    from = after;
    walk.ampersand = next(text, '&', from);
  }
  content += text.slice(from, end);
  // Beside elements the parser drops what is blank to JavaScript. It keeps a section.
  const isDropped = content.trim() === '' && (from > start || ODD_SPACE.test(content));
  if (isDropped) edits.push({ start, end, replacement: `<![CDATA[${content}]]>` });
}

function next(text: string, wanted: string, start: number): number {
  const offset = text.indexOf(wanted, start);
  return offset === -1 ? Infinity : offset;
}

/** Checks the reference at `offset`, and returns the offset after it. */
export function endOfReference(text: string, offset: number): number {
  REFERENCE.lastIndex = offset;
  if (!REFERENCE.test(text)) {
    throw xmlMalformed(text, offset, '"&" that begins no character reference and none of the five entities of XML');
  }
  const end = REFERENCE.lastIndex;
  if (text[offset + 1] !== '#' || isCharacter(codeOf(text.slice(offset, end)))) return end;
  throw xmlMalformed(text, offset, 'a reference to a character that XML does not allow');
}

/** What a reference by number stands for. Others stay as they are. */
function characterOf(reference: string): string {
  return reference[1] === '#' ? String.fromCodePoint(codeOf(reference)) : reference;
}

function codeOf(reference: string): number {
  return +`0${reference.slice('&#'.length, -1)}`;
}

/** XML 1.0 §2.2, as `FORBIDDEN` has it. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}
