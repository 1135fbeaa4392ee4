import { CallbackError } from '../../src/foundation/errors';
import { parseBody } from '../../src/parse/body';
import { parseXml } from '../../src/parse/xml';
import { comparable, Libxml2 } from '../support/xml/libxml2';
import type { W3cDocument } from '../support/xml/w3c-suite';
import { loadW3cSuite } from '../support/xml/w3c-suite';

let suite: W3cDocument[];
beforeAll(async () => {
  suite = await loadW3cSuite();
});

const libxml2 = new Libxml2();
afterAll(() => libxml2.close());

type Outcome = 'read' | 'malformed' | 'DOCTYPE' | 'not UTF-8' | 'no "<" at the start' | 'name above U+FFFF';

/** Reads a document, or tells why not. */
function outcomeOf(read: () => unknown): Outcome {
  try {
    read();
    return 'read';
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error;
    if (error.code === 'xml_malformed') return 'malformed';
    if (error.message.includes('has a DOCTYPE')) return 'DOCTYPE';
    if (error.message.includes('not UTF-8') || error.message.includes('declares the encoding')) return 'not UTF-8';
    if (/is neither XML nor JSON|is empty/.test(error.message)) return 'no "<" at the start';
    if (error.message.includes('a name with a character above U+FFFF')) return 'name above U+FFFF';
    throw error;
  }
}

function outcomesOf(documents: readonly W3cDocument[]): { document: W3cDocument; outcome: Outcome }[] {
  return documents.map((document) => ({ document, outcome: outcomeOf(() => parseBody(document.bytes)) }));
}

/** How many there are of each. */
function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
/** Those that the standard has, in the order of the suite. */
function documentsOf(standard: W3cDocument['standard'], isWellFormed: boolean): W3cDocument[] {
  return suite.filter((document) => document.standard === standard && document.isWellFormed === isWellFormed);
}

function idsRead(documents: readonly W3cDocument[]): string[] {
  return outcomesOf(documents)
    .filter(({ outcome }) => outcome === 'read')
    .map(({ document }) => document.id);
}

function isUtf8(bytes: Buffer): boolean {
  return bytes.equals(Buffer.from(bytes.toString('utf8')));
}

/** Fails unless `parseXml` reads what libxml2 reads, in the same way. Tells what came of it. */
async function compare(text: string): Promise<Outcome> {
  const outcome = outcomeOf(() => parseXml(text));
  if (outcome !== 'read' && outcome !== 'malformed') return outcome;
  const tree = await libxml2.read(text);
  expect({ text, tree: outcome === 'read' ? comparable(parseXml(text)) : undefined }).toEqual({
    text,
    tree: tree === undefined ? undefined : comparable(tree),
  });
  return outcome;
}

/** The declaration of a document type, with what stands between its brackets. */
const DOCTYPE = /<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>/;

/** NEL, U+2028 or one of U+007F to U+009F, as they stand: XML 1.1 alone forbids that. */
const FORBIDDEN_BY_XML_1_1 = /^ibm-1-1-not-wf-P02-ibm02n(3[2-9]|4\d|5[0-79]|6[0-3])\.xml$/;

/** Prefixes that are not declared, declared twice or declared as what they may not be: forbidden by namespaces alone. */
const FORBIDDEN_BY_NAMESPACES = /^(rmt-ns1[01]|ht-bh-ns11)-\d+$/;

describe('of the W3C suite, the reader', () => {
  it('refuses every document that XML 1.0 does not allow, and 241 of them for nothing but their markup', () => {
    const documents = documentsOf('XML 1.0', false);
    expect(idsRead(documents)).toEqual([]);
    expect(counted(outcomesOf(documents).map(({ outcome }) => outcome))).toEqual({
      malformed: 241,
      'no "<" at the start': 31,
      DOCTYPE: 672,
      'not UTF-8': 49,
    });
  });

  it('reads a document that only XML 1.1 or namespaces forbid, and nothing else that some standard forbids', () => {
    const ofXml11 = idsRead(documentsOf('other', false));
    const ofNamespaces = idsRead(documentsOf('namespaces', false));
    expect(ofXml11.filter((id) => FORBIDDEN_BY_XML_1_1.test(id))).toHaveLength(31);
    expect(ofNamespaces).toHaveLength(14);
    const others = [...ofXml11, ...ofNamespaces].filter((id) => !FORBIDDEN_BY_XML_1_1.test(id));
    expect(others.filter((id) => !FORBIDDEN_BY_NAMESPACES.test(id))).toEqual([]);
  });

  it('reads every well-formed document, unless it has a DOCTYPE, is not UTF-8, or has a name above U+FFFF', () => {
    const outcomes = outcomesOf(suite.filter(({ isWellFormed }) => isWellFormed));
    expect(counted(outcomes.map(({ outcome }) => outcome))).toEqual({
      read: 72,
      DOCTYPE: 943,
      'not UTF-8': 35,
      'name above U+FFFF': 4,
    });
  });

  it('reads or refuses every document without a DOCTYPE as libxml2 does', async () => {
    const outcomes: Outcome[] = [];
    for (const { bytes } of suite) {
      const text = bytes.toString('utf8').replace(/^\ufeff/, '');
      if (isUtf8(bytes) && !text.includes('<!DOCTYPE')) outcomes.push(await compare(text));
    }
    expect(counted(outcomes)).toEqual({ read: 117, malformed: 226, 'not UTF-8': 3, 'name above U+FFFF': 6 });
  });

  it('reads or refuses what stands around the DOCTYPE of every other document as libxml2 does', async () => {
    const outcomes: Outcome[] = [];
    for (const { bytes } of suite) {
      const text = bytes.toString('utf8').replace(/^\ufeff/, '');
      if (isUtf8(bytes) && text.includes('<!DOCTYPE')) outcomes.push(await compare(text.replace(DOCTYPE, '')));
    }
    expect(counted(outcomes)).toEqual({ read: 1561, malformed: 535, 'not UTF-8': 15, DOCTYPE: 8 });
  });
});
