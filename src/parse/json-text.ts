/** Whether a character, by its code, is white space of JSON. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The offset of the quote that ends the text which begins at `start`; -1 if none does. */
export function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, offset: number): boolean {
  let backslash = offset - 1;
  while (text[backslash] === '\\') backslash -= 1;
  return (offset - backslash) % 2 === 0;
}
