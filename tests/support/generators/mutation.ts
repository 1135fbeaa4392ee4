import fc from 'fast-check';

export interface Mutated {
  readonly original: string;
  readonly text: string;
}

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  "'",
  '<',
  '>',
  '/',
  '!',
  '?',
  '-',
  '&',
  ';',
  '=',
  '.',
  'e',
  'a',
  '0',
  ' ',
  '\n',
  '\0',
  '\u200b',
  '--',
  ']]>',
  '<![CDATA[',
];

/** Texts of `source` with up to four deletions, insertions or replacements; some have none and stay as they are. */
export function mutated(source: fc.Arbitrary<string>): fc.Arbitrary<Mutated> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(2),
    inserted: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
  });
  return fc.tuple(source, fc.array(change, { maxLength: 4 })).map(([original, changes]) => ({
    original,
    text: changes.reduce((text, { at, removed, inserted }) => {
      const offset = Math.floor(at * text.length);
      return text.slice(0, offset) + inserted + text.slice(offset + removed);
    }, original),
  }));
}

/** The verdict of the runtime's own parser. */
export function jsonParses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
