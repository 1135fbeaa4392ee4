import { NotWellFormed } from './leaf';
import type { Leaf } from './leaf';

/** One piece of markup, or a stretch of text. */
const PIECE =
  /<!--(?:[^-]|-[^-])*-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?][^\s<>/]*)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Element {
  readonly name: string;
  /** All text right inside it, pieces between its children joined. */
  text: string;
}

/**
 * Every text and every attribute of an XML document, in the order in which their elements end. It shares nothing with the reader
 * of the function, and reads only what an accepted callback may have: no DOCTYPE. Throws `NotWellFormed`.
 */
export function xmlLeaves(document: string): Leaf[] {
  const text = document.replace(/\r\n?/g, '\n');
  const leaves: Leaf[] = [];
  const open: Element[] = [];
  const namesOf = (...more: string[]): string[] => [...open.map(({ name }) => name), ...more];

  let at = 0;
  while (at < text.length) {
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (!match) throw fault(at);
    const [piece, cdata, closed, opened, attributes = '', isEmpty, plain] = match;
    const innermost = open.at(-1);
    if (opened !== undefined) {
      for (const [, name = '', double, single = ''] of attributes.matchAll(ATTRIBUTE)) {
        // XML 1.0 §3.3.3: white space becomes spaces, what a reference stands for stays.
        const value = unescaped((double ?? single).replace(/[\t\n]/g, ' '), at);
        leaves.push({ names: namesOf(opened, `@${name}`), text: value, isNumber: false });
      }
      if (isEmpty === '') open.push({ name: opened, text: '' });
    } else if (closed !== undefined) {
      if (innermost?.name !== closed) throw fault(at);
      leaves.push({ names: namesOf(), text: innermost.text, isNumber: false });
      open.pop();
    } else if (cdata !== undefined) {
      if (!innermost) throw fault(at);
      innermost.text += cdata;
    } else if (plain !== undefined) {
      if (innermost) innermost.text += unescaped(plain, at);
      else if (plain.replace('\ufeff', '').trim() !== '') throw fault(at);
    }
    at += piece.length;
  }
  if (open.length > 0) throw fault(at);
  return leaves;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string, at: number): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));|&/g,
    (reference, hexadecimal, decimal, name) => {
      if (typeof name === 'string') return NAMED[name] ?? reference;
      const code = typeof hexadecimal === 'string' ? parseInt(hexadecimal, 16) : Number(decimal ?? NaN);
      if (!isXmlCharacter(code)) throw fault(at);
      return String.fromCodePoint(code);
    },
  );
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

const fault = (at: number): NotWellFormed => new NotWellFormed(`The XML is not well-formed near offset ${at}.`);
