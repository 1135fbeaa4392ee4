import { CallbackError } from '../foundation/errors';

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
  // As texts: V8 would look for all letters whenever it reads this file.
  if (new RegExp('\\p{Letter}', 'u').test(character)) return 'a letter';
  if (new RegExp('\\p{Number}', 'u').test(character)) return 'a digit';
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Where an offset lies, for people: `line 3, column 7`. Both count from 1; columns are UTF-16 units; `\n`, `\r\n` and `\r` end a line. */
export function positionAt(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const column = (lines.at(-1) ?? '').length + 1;
  return `line ${lines.length}, column ${column}`;
}

/** `reason` completes "The XML is not well-formed at line 3, column 7: …". */
export function xmlMalformed(text: string, offset: number, reason: string): CallbackError {
  return new CallbackError('xml_malformed', `The XML is not well-formed at ${positionAt(text, offset)}: ${reason}.`);
}

/** `expected` is what had to stand at `offset`. */
export function xmlExpected(text: string, offset: number, expected: string): CallbackError {
  return xmlMalformed(text, offset, `expected ${expected}, found ${characterAt(text, offset)}`);
}

/** `what` completes "The XML has … at line 3, column 7. No callback has." */
export function xmlForbidden(text: string, offset: number, what: string): CallbackError {
  return new CallbackError('body_forbidden', `The XML has ${what} at ${positionAt(text, offset)}. No callback has.`);
}
