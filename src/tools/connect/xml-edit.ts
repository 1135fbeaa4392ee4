import { parseXml } from '../../parse/xml';

/** An element, by offsets in the text of a well-formed document. */
export interface XmlElement {
  readonly name: string;
  readonly start: number;
  /** After its last character. */
  readonly end: number;
  /** What stands between its tags; `undefined` for `<Name/>`, which has only one. */
  readonly content: { readonly start: number; readonly end: number } | undefined;
  readonly children: readonly XmlElement[];
}

/** Comments, sections and instructions go first: what looks like a tag in one of them is none. */
const MARKUP =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<(?<slash>\/?)(?<name>[^\s/>!?]+)(?<rest>(?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

/** The elements of a text that is well-formed, several side by side included. Its own offsets are those of all of the text. */
export function elementsIn(text: string): XmlElement {
  const top: Open = { name: '', start: 0, contentStart: 0, children: [] };
  const open = [top];
  for (const match of text.matchAll(MARKUP)) {
    const { slash, name, rest = '' } = match.groups ?? {};
    if (name === undefined) continue;
    const { index: start } = match;
    const end = start + match[0].length;
    const parent = open.at(-1) ?? top;
    if (slash === '/') {
      if (open.length > 1) open.pop();
      open.at(-1)?.children.push({ ...parent, content: { start: parent.contentStart, end: start }, end });
    } else if (rest.endsWith('/')) {
      parent.children.push({ name, start, end, content: undefined, children: [] });
    } else {
      open.push({ name, start, contentStart: end, children: [] });
    }
  }
  return { ...top, end: text.length, content: { start: 0, end: text.length } };
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly contentStart: number;
  readonly children: XmlElement[];
}

/** What stands between the tags of an element, as it is written. */
export function contentOf(text: string, { content }: XmlElement): string {
  return content ? text.slice(content.start, content.end) : '';
}

/** The names of elements inside each other, outermost first. */
export type XmlPath = readonly [string, ...string[]];

/** The element at a path; `undefined` when there is none. Throws when there are several: nobody knows which one counts. */
export function elementAt(text: string, path: XmlPath): XmlElement | undefined {
  let element: XmlElement | undefined = elementsIn(text);
  for (const name of path) element = element && onlyChild(element, name);
  return element;
}

/** The text at a path, entities and sections resolved; `undefined` when there is no such element, or elements are in it. */
export function textAt(text: string, path: XmlPath): string | undefined {
  const element = elementAt(text, path);
  if (!element || element.children.length > 0) return undefined;
  const tree = parseXml(`<text>${contentOf(text, element)}</text>`);
  // The only root that was written.
  return (tree as { text: string }).text;
}

/**
 * The same text with `value` at the path. An element that has that text already stays as it is written; one that is not there
 * becomes the last child. Everything else stays byte for byte.
 */
export function withTextAt(text: string, path: XmlPath, value: string): string {
  if (textAt(text, path) === value) return text;
  let element = elementsIn(text);
  for (const [depth, name] of path.entries()) {
    const child = onlyChild(element, name);
    if (!child) return withChild(text, element, nested(path.slice(depth), escaped(value)));
    element = child;
  }
  return withContent(text, element, escaped(value));
}

function onlyChild({ children }: XmlElement, name: string): XmlElement | undefined {
  const [child, another] = children.filter((one) => one.name === name);
  if (another) throw new Error(`<${name}> comes more than once where one is expected, so it is not changed.`);
  return child;
}

function withChild(text: string, element: XmlElement, child: string): string {
  if (!element.content) return withContent(text, element, child);
  const offset = element.children.at(-1)?.end ?? element.content.end;
  return text.slice(0, offset) + child + text.slice(offset);
}

function withContent(text: string, { name, content, end }: XmlElement, written: string): string {
  if (content) return text.slice(0, content.start) + written + text.slice(content.end);
  const tag = text.slice(0, end - '/>'.length);
  return `${tag}>${written}</${name}>${text.slice(end)}`;
}

function nested(names: readonly string[], written: string): string {
  return names.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, written);
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escaped(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character);
}
