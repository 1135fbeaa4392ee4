/** A text, or a mark that opens, closes or parts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/** A name that an object has twice. */
export interface DoubleName {
  /** Where its second begins. */
  readonly offset: number;
  readonly name: string;
}

/** Whether a well-formed JSON text may have more names than the `known` ones that are left of it when it was read. */
export function mayHaveDoubleName(text: string, known: number): boolean {
  let count = 0;
  // What ends every name, and may stand in a text too.
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === QUOTE) count += 1;
  }
  return count > known;
}

const QUOTE = 0x22;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The first name of a well-formed JSON text that its object has already; of such names a reader keeps only the last value. */
export function findDoubleName(text: string): DoubleName | undefined {
  /** The names of the containers around the token, innermost last; a list has none. */
  const open: (Set<string> | undefined)[] = [];
  let isNameNext = false;
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    const names = open.at(-1);
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ',' && isNameNext && names) {
      const name = String(JSON.parse(token));
      if (names.has(name)) return { offset, name };
      names.add(name);
    }
    isNameNext = token === '{' || (token === ',' && names !== undefined);
  }
  return undefined;
}
