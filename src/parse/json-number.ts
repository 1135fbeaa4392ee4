/** What stands where a number may stand, and between what may stand around one; a list in a text may look the same. */
const NUMBER = /(?:"\s*:|[,[])\s*(-?\d[\d.eE+-]*)(?=\s*[,\]}])/g;

/** A text, or a number outside of texts. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * A JSON text in which every number that JavaScript would write in another way is a text: a long id would lose digits,
 * `1e400` would become infinite, `1.50` would lose its zero. The text has to be well-formed.
 */
export function withExactNumbers(text: string): string {
  for (const [, number = ''] of text.matchAll(NUMBER)) {
    if (!isExact(number)) return text.replace(TOKEN, (token) => (isExact(token) ? token : `"${token}"`));
  }
  return text;
}

/** Whether JavaScript writes a number as it is written here. A text in quotation marks is what it is. */
export function isExact(token: string): boolean {
  return token.startsWith('"') || (isPlain(token) ? !endsInZero(token) : String(Number(token)) === token);
}

/** Most numbers: few digits, and neither an exponent nor many zeros at the start. */
const PLAIN = /^-?(?:[1-9]\d{0,7}|0)(?:\.\d{1,5})?$/;

function isPlain(token: string): boolean {
  return PLAIN.test(token) && token !== '-0';
}

/** Whether a plain number has a fraction that ends in a zero, or is one. */
function endsInZero(token: string): boolean {
  return token.endsWith('0') && token.includes('.');
}
