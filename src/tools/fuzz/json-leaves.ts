import { NotWellFormed } from './leaf';
import type { Leaf } from './leaf';

/** Sticky: each matches at the place where the reading is. */
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;

/**
 * Every leaf of a JSON text in its order, those of a name that comes twice in both places; null is none. It shares nothing with
 * the reader of the function. Throws `NotWellFormed`.
 */
export function jsonLeaves(text: string): Leaf[] {
  const reading: Reading = { text, at: 0, leaves: [] };
  readValue(reading, []);
  if (reading.at < text.length) throw fault(reading);
  return reading.leaves;
}

interface Reading {
  readonly text: string;
  at: number;
  readonly leaves: Leaf[];
}

function readValue(reading: Reading, names: readonly string[]): void {
  skipSpace(reading);
  const character = reading.text[reading.at];
  if (character === '{') {
    readItems(reading, '}', () => {
      const name = readString(reading);
      expect(reading, ':');
      readValue(reading, [...names, name]);
    });
  } else if (character === '[') {
    readItems(reading, ']', () => {
      readValue(reading, names);
    });
  } else if (character === '"') {
    reading.leaves.push({ names, text: readString(reading), isNumber: false });
  } else {
    const token = take(reading, BARE);
    if (token !== 'null') reading.leaves.push({ names, text: token, isNumber: /^[-\d]/.test(token) });
  }
  skipSpace(reading);
}

function readItems(reading: Reading, close: '}' | ']', readItem: () => void): void {
  reading.at += 1;
  skipSpace(reading);
  if (reading.text[reading.at] !== close) {
    readItem();
    while (reading.text[reading.at] === ',') {
      reading.at += 1;
      skipSpace(reading);
      readItem();
    }
  }
  expect(reading, close);
}

function readString(reading: Reading): string {
  const token = take(reading, STRING);
  // A string in quotation marks; most have no escape.
  return token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
}

function expect(reading: Reading, character: string): void {
  skipSpace(reading);
  if (reading.text[reading.at] !== character) throw fault(reading);
  reading.at += 1;
}

function take(reading: Reading, pattern: RegExp): string {
  pattern.lastIndex = reading.at;
  const [token] = pattern.exec(reading.text) ?? [];
  if (token === undefined) throw fault(reading);
  reading.at += token.length;
  return token;
}

function skipSpace(reading: Reading): void {
  take(reading, SPACE);
}

const fault = ({ at }: Reading): NotWellFormed => new NotWellFormed(`The JSON is not well-formed at offset ${at}.`);
