import { isReservedName } from './limits';
import { xmlExpected, xmlForbidden } from './wording';

const START = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd`;

/** XML 1.0 (fifth edition) §2.3, without the characters above U+FFFF. */
const NAME = new RegExp(String.raw`[${START}][${START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*`, 'y');

/** 1 for the ASCII characters that a name may have. Those before the colon may not begin one. */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, code) => Number(/[-.:\w]/.test(String.fromCharCode(code))));
const COLON = 0x3a;

/** The first half of a character that a name may have by XML 1.0, from U+10000 to U+EFFFF. */
const HIGH_HALF = /[\ud800-\udb7f]/;

/** The name at `start`, up to the first character that a name cannot have there. Refuses it if there is none. */
export function readName(text: string, start: number): string {
  // A regular expression for each name would cost more than the rest of the walk.
  let end = start;
  while (IN_NAME[text.charCodeAt(end)] === 1) end += 1;
  if (end > start && text.charCodeAt(start) >= COLON && !(text.charCodeAt(end) > 127)) return text.slice(start, end);
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0] ?? '';
  end = start + name.length;
  // The parser knows no such names.
  if (HIGH_HALF.test(text.charAt(end))) throw xmlForbidden(text, end, 'a name with a character above U+FFFF');
  if (name === '') throw xmlExpected(text, start, 'a name');
  return name;
}

/** The name of the element or attribute at `start`. */
export function readNodeName(text: string, start: number): string {
  const name = readName(text, start);
  if (isReservedName(name)) throw xmlForbidden(text, start, `the reserved name "${name}"`);
  return name;
}

/** The first offset from `start` at which there is no white space. */
export function skipSpace(text: string, start: number): number {
  let offset = start;
  while (isSpace(text[offset])) offset += 1;
  return offset;
}

/** White space as XML has it, after the line ends have become `\n`. */
export function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t';
}
