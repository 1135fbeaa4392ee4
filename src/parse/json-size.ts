import { endOfText } from './json-text';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const OPENING_BRACE = 0x7b;

/**
 * Where a JSON text begins the first value beyond `most`, each container counted once more; `undefined` when it has fewer.
 * Asked before the text is read, so that no values take up memory that are then refused. It may be malformed.
 */
export function findValueBeyond(text: string, most: number): number | undefined {
  // Each has a character at least.
  if (text.length <= most) return undefined;
  let count = 0;
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code === QUOTE) {
      offset = endOfText(text, offset);
      if (offset === -1) return undefined;
    } else if (code === COMMA || code === OPENING_BRACE || code === OPENING_BRACKET) {
      count += 1;
      if (count > most) return offset;
    }
  }
  return undefined;
}
