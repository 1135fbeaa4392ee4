/** A text, or a number outside of texts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * A JSON text in which every number that JavaScript would write in another way is a text: a long id would lose digits,
 * `1e400` would become infinite, `1.50` would lose its zero. The text has to be well-formed.
 */
export function withExactNumbers(text: string): string {
  return text.replace(TOKEN, (token) => (isExact(token) ? token : `"${token}"`));
}

/** Whether JavaScript writes a number as it is written here. A text in quotation marks is what it is. */
export function isExact(token: string): boolean {
  return token.startsWith('"') || String(Number(token)) === token;
}
