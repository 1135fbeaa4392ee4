/**
 * The document with `content` on the lines between the line that begins with `start` and the line `end`.
 * Throws when the document has no such part.
 */
export function withPart(document: string, start: string, end: string, content: string): string {
  const lines = document.split('\n');
  const from = lines.findIndex((line) => line.startsWith(start));
  const to = lines.indexOf(end, from + 1);
  if (from === -1 || to === -1) throw new Error(`The document has no part between "${start}" and "${end}".`);
  return [...lines.slice(0, from + 1), content, ...lines.slice(to)].join('\n');
}
