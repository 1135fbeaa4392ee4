/** Where an offset lies, for people: `line 3, column 7`. Both count from 1; columns are UTF-16 units; `\n`, `\r\n` and `\r` end a line. */
export function positionAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const column = (lines.at(-1) ?? '').length + 1;
  return `line ${lines.length}, column ${column}`;
}
