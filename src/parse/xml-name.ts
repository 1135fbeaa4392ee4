import { xmlForbidden } from './wording';

const START = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd`;

/** XML 1.0 (fifth edition) §2.3, without the characters above U+FFFF. */
const NAME = new RegExp(String.raw`[${START}][${START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*`, 'y');

/** The first half of a character that a name may have by XML 1.0, from U+10000 to U+EFFFF. */
const HIGH_HALF = /[\ud800-\udb7f]/;

/** The name at `start`, up to the first character that a name cannot have there; `''` if none begins there. */
export function readName(text: string, start: number): string {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0] ?? '';
  const end = start + name.length;
  // The parser knows no such names.
  if (HIGH_HALF.test(text.charAt(end))) throw xmlForbidden(text, end, 'a name with a character above U+FFFF');
  return name;
}

/** What stands where the name of an element begins, up to white space, `/` or the end of the tag. Not checked further. */
export function nameAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && !endsName(text[end])) end += 1;
  return text.slice(start, end);
}

// Called for every character of every name, where a regular expression costs more than the rest of the walk.
function endsName(character: string | undefined): boolean {
  return (
    character === '>' ||
    character === '/' ||
    character === ' ' ||
    character === '\n' ||
    character === '\t' ||
    character === '<'
  );
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
