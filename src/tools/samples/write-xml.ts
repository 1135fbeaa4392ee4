import type { ParsedValue } from '../../parse/parsed-value';

/** An element as Cloud Infinite writes it: a list as repeated elements, no attributes, no white space, `<Message/>` for nothing. */
export function writeXml(name: string, value: ParsedValue): string {
  if (Array.isArray(value)) return value.map((item) => writeXml(name, item)).join('');
  const content = contentOf(value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function contentOf(value: Exclude<ParsedValue, ParsedValue[]>): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escaped(String(value));
  return Object.entries(value)
    .map(([name, child]) => writeXml(name, child))
    .join('');
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escaped(text: string): string {
  // A carriage return would be read as a line feed; a double quote stays, as the vendor's Etag shows.
  return text.replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character);
}
