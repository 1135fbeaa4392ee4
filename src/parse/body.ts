import { CallbackError } from '../foundation/errors';
import { parseJson } from './json';
import type { ParsedValue } from './parsed-value';
import { characterAt, positionAt } from './wording';
import { parseXml } from './xml';

const REPLACEMENT = '\ufffd';
const BYTE_ORDER_MARK = '\ufeff';

/** A body as data. `tree` is what the callback holds, without the `Response` around it; whether it is a callback is not known yet. */
export interface ParsedBody {
  readonly form: 'xml' | 'json';
  readonly tree: ParsedValue;
}

/**
 * Reads the body of a request, as text or as UTF-8. The form is told by the first character, since the Content-Type of callbacks is not documented.
 * Throws `body_unreadable`, `xml_malformed`, `json_malformed` or `body_forbidden`, nothing else.
 */
export function parseBody(body: string | Buffer): ParsedBody {
  const text = withoutMark(typeof body === 'string' ? body : decode(body));
  const form = formOf(text);
  return { form, tree: unwrapped(form === 'xml' ? parseXml(text) : parseJson(text)) };
}

function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  // The strict decoder is several times slower. Whatever it would refuse has become U+FFFD here.
  if (text.includes(REPLACEMENT)) refuseInvalid(bytes);
  return text;
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function refuseInvalid(bytes: Buffer): void {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const offset = firstInvalidByte(bytes);
    throw new CallbackError('body_unreadable', `The body is not UTF-8: byte ${offset} (from 0) is not valid.`, {
      cause,
    });
  }
}

function firstInvalidByte(bytes: Buffer): number {
  // Decoding without `fatal` changes exactly the bytes that are not UTF-8.
  const repaired = Buffer.from(bytes.toString('utf8'));
  return repaired.findIndex((byte, index) => byte !== bytes[index]);
}

function formOf(text: string): ParsedBody['form'] {
  // Not \s: that would take a second byte order mark or a no-break space, which neither form allows, for white space.
  const start = text.search(/[^ \t\r\n]/);
  if (start === -1) throw new CallbackError('body_unreadable', 'The body is empty. Send the callback as XML or JSON.');
  if (text[start] === '<') return 'xml';
  if (text[start] === '{' || text[start] === '[') return 'json';
  throw new CallbackError(
    'body_unreadable',
    `The body is neither XML nor JSON: it starts with ${characterAt(text, start)} at ${positionAt(text, start)}.`,
  );
}

function unwrapped(tree: ParsedValue): ParsedValue {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree;
  const [content, ...others] = Object.entries(tree);
  return content?.[0] === 'Response' && others.length === 0 ? content[1] : tree;
}
