import fc from 'fast-check';
import { CallbackError } from '../../src/foundation/errors';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { parseXml } from '../../src/parse/xml';
import { mutatedXml } from '../support/generators/xml-mutation';
import { comparable, Libxml2 } from '../support/xml/libxml2';

const libxml2 = new Libxml2();
afterAll(() => libxml2.close());

/** The tree of a document; `malformed`; or why it is refused though it may be well-formed. */
function readingOf(text: string): { readonly tree: ParsedValue } | 'malformed' | 'forbidden' {
  try {
    return { tree: comparable(parseXml(text)) };
  } catch (error) {
    if (!(error instanceof CallbackError)) throw error;
    if (error.code === 'xml_malformed') return 'malformed';
    // A DOCTYPE, a reserved name, a limit or a declared encoding.
    expect(['body_forbidden', 'body_unreadable']).toContain(error.code);
    return 'forbidden';
  }
}

/** Such a body is no XML document. */
const ROOTLESS = /^(\s|<\?[^]*?\?>|<!--[^]*?-->)*<EventName[\s/>]/;

describe('parseXml', () => {
  it('reads what libxml2 reads, as libxml2 reads it, and refuses what libxml2 refuses', async () => {
    const counts = { read: 0, malformed: 0, forbidden: 0 };
    const document = mutatedXml.filter((text) => !ROOTLESS.test(text) && !text.startsWith('\ufeff'));
    const property = fc.asyncProperty(document, async (text) => {
      const reading = readingOf(text);
      counts[typeof reading === 'string' ? reading : 'read'] += 1;
      if (reading === 'forbidden') return;
      const tree = await libxml2.read(text);
      expect(reading).toEqual(tree === undefined ? 'malformed' : { tree: comparable(tree) });
    });
    await fc.assert(property, { numRuns: 3000 });
    // Otherwise the property would say little.
    expect(counts.read).toBeGreaterThan(300);
    expect(counts.malformed).toBeGreaterThan(1000);
    expect(counts.forbidden).toBeLessThan(300);
  });
});
