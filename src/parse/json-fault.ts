import type { ScalarScan } from './json-scalar';
import { scanLiteral, scanString } from './json-scalar';

/** Where a text stops being JSON. */
export interface JsonFault {
  /** The first `offset` characters can still become JSON, one more cannot. It is the length of a text that only lacks its end. */
  readonly offset: number;
  /** What had to stand there, to follow "expected". */
  readonly expected: string;
}

interface Scan {
  readonly text: string;
  offset: number;
  /** What must come next; `first …` may also be the end of the container just opened. */
  awaited: 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'end';
  /** The brackets that close the containers around `offset`, innermost last. */
  readonly open: ('}' | ']')[];
}

/** What should have come instead of the next token; `undefined` when that is as it should be. */
type Expected = string | undefined;

/** The first fault of `text` by RFC 8259; `undefined` exactly when JSON.parse accepts it. Does not recurse, so no text is too deep. */
export function findJsonFault(text: string): JsonFault | undefined {
  const scan: Scan = { text, offset: 0, awaited: 'value', open: [] };
  skipSpace(scan);
  while (scan.awaited !== 'end' || scan.offset < text.length) {
    const expected = advance(scan);
    if (expected !== undefined) return { offset: scan.offset, expected };
    skipSpace(scan);
  }
  return undefined;
}

/** Reads the next token, or the part of it that is right. */
function advance(scan: Scan): Expected {
  const character = scan.text[scan.offset];
  const close = scan.open.at(-1);
  switch (scan.awaited) {
    case 'value':
      return readValue(scan, 'a value');
    case 'first value':
      return character === close ? leave(scan) : readValue(scan, 'a value or "]"');
    case 'name':
      return readName(scan, 'a property name in double quotes');
    case 'first name':
      return character === close ? leave(scan) : readName(scan, 'a property name in double quotes or "}"');
    case 'colon':
      return character === ':' ? step(scan, 'value') : '":" after the property name';
    case 'comma':
      if (character === close) return leave(scan);
      if (character === ',') return step(scan, close === '}' ? 'name' : 'value');
      return `"," or "${close ?? ''}"${quoteHint(scan)}`;
    case 'end':
      return 'the end of the body';
  }
}

function readValue(scan: Scan, expected: string): Expected {
  switch (scan.text[scan.offset] ?? '') {
    case '{':
      scan.open.push('}');
      return step(scan, 'first name');
    case '[':
      scan.open.push(']');
      return step(scan, 'first value');
    case '"':
      return take(scan, scanString(scan.text, scan.offset), afterValue(scan));
    default:
      return take(scan, scanLiteral(scan.text, scan.offset, expected), afterValue(scan));
  }
}

function readName(scan: Scan, expected: string): Expected {
  if (scan.text[scan.offset] !== '"') return expected;
  return take(scan, scanString(scan.text, scan.offset), 'colon');
}

function take(scan: Scan, { offset, expected }: ScalarScan, next: Scan['awaited']): Expected {
  scan.offset = offset;
  scan.awaited = next;
  return expected;
}

function leave(scan: Scan): Expected {
  scan.open.pop();
  return step(scan, afterValue(scan));
}

function step(scan: Scan, next: Scan['awaited']): Expected {
  return take(scan, { offset: scan.offset + 1 }, next);
}

function afterValue(scan: Scan): 'comma' | 'end' {
  return scan.open.length === 0 ? 'end' : 'comma';
}

function skipSpace(scan: Scan): void {
  while (' \t\n\r'.includes(scan.text[scan.offset] ?? '.')) scan.offset += 1;
}

// A quote escaped twice ends its string early. The vendor's own page has it, and the bare message would puzzle its reader.
function quoteHint({ text, offset }: Scan): string {
  return text.endsWith('\\\\"', offset)
    ? ' (a double quote inside a string is escaped with one backslash, not two)'
    : '';
}
