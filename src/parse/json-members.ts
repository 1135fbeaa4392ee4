import { isExact } from './json-number';
import { isSpace } from './json-text';

/** What a quick look at a well-formed JSON text finds. What looks like a member inside of a text is taken for one. */
export interface Members {
  readonly names: number;
  /** Whether JavaScript would write every number behind a name as it is written here. */
  readonly areExact: boolean;
}

const NUMBER = /-?\d[\d.eE+-]*/y;

const QUOTE = 0x22;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

export function membersOf(text: string): Members {
  let names = 0;
  let areExact = true;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) !== QUOTE) continue;
    names += 1;
    let after = colon + 1;
    while (isSpace(text.charCodeAt(after))) after += 1;
    if (mayBeginNumber(text.charCodeAt(after))) areExact &&= isExact(numberAt(text, after));
  }
  return { names, areExact };
}

function numberAt(text: string, offset: number): string {
  NUMBER.lastIndex = offset;
  return NUMBER.exec(text)?.[0] ?? '';
}

function mayBeginNumber(code: number): boolean {
  return code === MINUS || (code >= ZERO && code <= NINE);
}
