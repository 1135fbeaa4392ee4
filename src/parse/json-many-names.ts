import { endOfText, isSpace } from './json-text';

const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** Characters of a name that are looked at. */
const LOOKED_AT = 32;

/**
 * Where a JSON text has a name with which it has more than `most` different ones; `undefined` when it has not, as far as a quick
 * look tells: names that begin alike may pass for one. Asked before the text is read, because JavaScript keeps a table of all
 * names, and most of the work for such a text would go into it. It may be malformed.
 */
export function findNameBeyond(text: string, most: number): number | undefined {
  // Numbers: a set of texts takes three times as long.
  const seen = new Set<number>();
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', start + 1)) {
    const end = endOfText(text, start);
    if (end === -1) return undefined;
    if (isName(text, end)) {
      seen.add(hashOf(text, start + 1, end));
      if (seen.size > most) return start;
    }
    start = end;
  }
  return undefined;
}

/** Whether a colon follows the text that ends there. */
function isName(text: string, end: number): boolean {
  let after = end + 1;
  while (isSpace(text.charCodeAt(after))) after += 1;
  return text.charCodeAt(after) === COLON;
}

/** A number for a name, the same for the same name, however it is written: what begins with 32 characters alike is taken for the same. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let offset = start; offset < end && offset < start + LOOKED_AT; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === BACKSLASH) return hashOfName(readName(text.slice(start - 1, end + 1)));
    hash = mixed(hash, code);
  }
  return hash;
}

function hashOfName(name: string): number {
  let hash = 0;
  for (let offset = 0; offset < name.length && offset < LOOKED_AT; offset += 1) {
    hash = mixed(hash, name.charCodeAt(offset));
  }
  return hash;
}

function mixed(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** A name that is written with an escape. One that is malformed is refused when the text is read. */
function readName(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return '';
  }
}
