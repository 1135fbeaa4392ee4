/** An element of an XML text. It keeps where it stands, so that everything around a change stays as it is, byte by byte. */
export interface Element {
  readonly name: string;
  /** Offsets in the text that was read, `end` behind its last character. */
  readonly start: number;
  readonly end: number;
  /** The element as it was written, and what is written between its tags. */
  readonly raw: string;
  readonly inner: string;
  /** Its own character data, decoded. */
  readonly text: string;
  readonly children: readonly Element[];
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly innerStart: number;
  text: string;
  readonly children: Element[];
}

const NAME = '[\\p{L}_][\\p{L}\\p{N}_.:-]*';

/** One piece of markup or text: comment or instruction, CDATA, end tag, start tag, text. Everything else is not well-formed. */
const PIECE = new RegExp(
  [
    '<!--(?:(?!--)[^])*-->|<\\?(?:(?!\\?>)[^])*\\?>',
    '<!\\[CDATA\\[(?<data>(?:(?!\\]\\]>)[^])*)\\]\\]>',
    `</(?<ended>${NAME})\\s*>`,
    `<(?<started>${NAME})(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*\\s*(?<empty>/?)>`,
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a text with one root. Throws when it is not well-formed; a document type is refused too. */
export function readXml(source: string): Element {
  const document: OpenElement = { name: '', start: 0, innerStart: 0, text: '', children: [] };
  const open = [document];
  for (let at = 0; at < source.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const { data, ended, started, empty, text } = PIECE.exec(source)?.groups ?? broken(`at ${at}`);
    const parent = open.at(-1) ?? document;
    if (started !== undefined) {
      const element: OpenElement = { name: started, start: at, innerStart: PIECE.lastIndex, text: '', children: [] };
      if (empty === '/') parent.children.push(closed(source, element, PIECE.lastIndex, PIECE.lastIndex));
      else open.push(element);
    } else if (ended !== undefined) {
      if (open.length === 1 || parent.name !== ended) broken(`</${ended}> closes nothing`);
      open.pop();
      open.at(-1)?.children.push(closed(source, parent, at, PIECE.lastIndex));
    } else {
      parent.text += data ?? decoded(text ?? '');
    }
  }
  const [root] = document.children;
  if (open.length > 1 || root === undefined || document.children.length > 1 || document.text.trim() !== '') {
    broken('not one closed root');
  }
  return root;
}

/** What `inner` holds, the content of an element; offsets are those in `inner`. */
export function childrenIn(inner: string): readonly Element[] {
  const { children } = readXml(`<_>${inner}</_>`);
  return children.map((child) => ({ ...child, start: child.start - 3, end: child.end - 3 }));
}

export function childOf(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce((element, name) => element?.children.find((child) => child.name === name), parent);
}

/** The text at a path in the content of an element, without white space around it; `undefined` when there is no such element. */
export function textIn(inner: string, ...path: readonly string[]): string | undefined {
  return childOf(readXml(`<_>${inner}</_>`), ...path)?.text.trim();
}

/** An element of text or, with `inner`, of markup. Empty: `<Name/>`. */
export const element = (name: string, text: string | number) => elementOf(name, escaped(String(text)));

export const elementOf = (name: string, inner: string) => (inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`);

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function closed(source: string, { innerStart, ...element }: OpenElement, innerEnd: number, end: number): Element {
  return { ...element, end, raw: source.slice(element.start, end), inner: source.slice(innerStart, innerEnd) };
}

function decoded(text: string): string {
  if (text.includes(']]>')) broken(']]> in text');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) broken('a control character');
  return text.replace(/&(?:#x([\da-f]+);|#(\d+);|(\w+);)?/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ''] ?? broken(`the reference ${all}`);
  });
}

function broken(why: string): never {
  throw new Error(`not well-formed: ${why}`);
}
