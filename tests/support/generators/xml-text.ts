import fc from 'fast-check';

export type XmlChild = string | XmlNode;

/** A tree as XML can hold it. */
export interface XmlNode {
  [name: string]: XmlChild | XmlChild[];
}

const NAMES = [
  'EventName',
  'JobsDetail',
  'Code',
  'Message',
  'X-SheetPics',
  'Operation',
  'Output',
  'speaker_id',
  '_',
  'Etag',
];

/** Texts that a careless reader or writer breaks. */
const HOSTILE = [
  '',
  ' ',
  ' padded ',
  '\r\n',
  'line\r\nline\ttab',
  '\u00a0',
  ']]>',
  'a<b&c>"d"',
  '<a>&amp;</a>',
  '&#0;',
  '"quoted" and \'quoted\'',
  '"d5a4"',
  '\\"',
  '42',
  '0.5',
  '007',
  '0012',
  '1.50',
  '1e5',
  '-0',
  '0xc64847',
  '9007199254740993',
  'true',
  'null',
  '2023-08-21 17:23:21+0800',
  '鹿 🦌 é',
  '${Number}',
  '__proto__',
];

/** What XML cannot hold in any notation. */
const NO_XML_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }));

/** Texts as XML can hold them. */
export const vendorText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  anyText.map((text) => text.replace(NO_XML_CHARACTER, '')),
);

const { node } = fc.letrec<{ node: XmlNode; child: XmlChild | XmlChild[]; single: XmlChild }>((tie) => ({
  single: fc.oneof({ maxDepth: 4 }, vendorText, tie('node')),
  // A list of one or of none cannot be told from a single child or none.
  child: fc.oneof(tie('single'), fc.array(tie('single'), { minLength: 2, maxLength: 4 })),
  node: fc.dictionary(fc.constantFrom(...NAMES), tie('child'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
}));

/** Trees as XML can hold them, with names and texts like those of the vendor. */
export const vendorTree = node;

interface Notation {
  /** Picks one of several ways to write the next text. */
  readonly notation: Iterator<number, number>;
  readonly pretty: boolean;
}

/** Every way to write a text, at random. */
export const anyNotation = fc.infiniteStream(fc.nat(4));

/** An XML document as a person would look at it least: every text in a section of its own. */
export function plainXml(tree: XmlNode): string {
  return xmlOf(tree, { notation: sections(), pretty: false });
}

function* sections(): Generator<number, never> {
  for (;;) yield 0;
}

/** Writes a tree of one root as an XML document. */
export function xmlOf(tree: XmlNode, options: Notation): string {
  return Object.entries(tree)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item) => elementOf(name, item, options)))
    .join(options.pretty ? '\n' : '');
}

function elementOf(name: string, value: XmlChild, options: Notation): string {
  if (typeof value !== 'string') {
    const space = options.pretty ? '\n  ' : '';
    return `<${name}>${space}${xmlOf(value, options)}${space}</${name}>`;
  }
  return value === '' ? `<${name} />` : `<${name}>${textOf(value, options.notation.next().value)}</${name}>`;
}

function textOf(value: string, way: number): string {
  if (way === 0) return cdataOf(value);
  // White space alone would be taken for that between two elements.
  if (way === 1 && value.trim() !== '') return escaped(value);
  if (way === 2)
    return Array.from(value, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`).join('');
  // By characters: half of one is no text.
  const characters = Array.from(value);
  const middle = way === 3 ? 0 : Math.floor(characters.length / 2);
  return escaped(characters.slice(0, middle).join('')) + '<!-- - -->' + cdataOf(characters.slice(middle).join(''));
}

// A raw CR would be read as a line feed, and a section cannot hold its own end, so both stand between two sections.
function cdataOf(value: string): string {
  return value
    .split(/(\r|\]\]>)/)
    .map((part) => (part === '\r' || part === ']]>' ? escaped(part) : `<![CDATA[${part}]]>`))
    .join('');
}

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escaped(value: string): string {
  return value.replace(/[&<>\r]/g, (character) => REFERENCES[character] ?? character);
}
