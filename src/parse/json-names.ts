/** A text, or a mark that opens, closes or parts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/** A name that an object has twice. */
export interface DoubleName {
  /** Where its second begins. */
  readonly offset: number;
  readonly name: string;
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
