const LONGEST_NAME = 40;

/** A name out of a body as a message may show it: cut, because what stands in a name's place may be anything. */
export function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME)}…`;
}

/** What stands at `offset`, told without showing content: punctuation as it is, the rest by its kind. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  if (code === undefined) return 'the end of the body';
  const character = String.fromCodePoint(code);
  if (character === '"') return 'a double quote';
  if (/[!-/:-@[-`{-~]/.test(character)) return `"${character}"`;
  if (/\p{Letter}/u.test(character)) return 'a letter';
  if (/\p{Number}/u.test(character)) return 'a digit';
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
