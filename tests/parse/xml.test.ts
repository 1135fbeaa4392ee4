import fc from 'fast-check';
import type { ParsedValue } from '../../src/parse/parsed-value';
import { parseXml } from '../../src/parse/xml';
import { refusalOf } from '../support/builders/refusal';
import { anyNotation, vendorTree, xmlOf } from '../support/generators/xml-text';

describe('parseXml', () => {
  it.each<[string, string, ParsedValue]>([
    ['a text', '<r>a</r>', { r: 'a' }],
    [
      'what looks like numbers as text',
      '<r><a>0012</a><b>0xc64847</b><c>1e3</c></r>',
      { r: { a: '0012', b: '0xc64847', c: '1e3' } },
    ],
    ['an empty element, written either way', '<r><a/><b></b><c /></r>', { r: { a: '', b: '', c: '' } }],
    ['an empty root', '<r/>', { r: '' }],
    [
      'repeated elements as a list in order',
      '<r><a>1</a><b>x</b><a>2</a><a/></r>',
      { r: { a: ['1', '2', ''], b: 'x' } },
    ],
    ['indented elements', '<r>\n  <a>\n\t<b>1</b>\n  </a>\n</r>\n', { r: { a: { b: '1' } } }],
    ['white space inside a text', '<r><a> x  y </a><b> </b></r>', { r: { a: ' x  y ', b: ' ' } }],
    ['text beside elements', '<r>x<a>1</a>y</r>', { r: { '#text': 'xy', a: '1' } }],
    ['the five entities', '<r>&lt;&gt;&amp;&quot;&apos;</r>', { r: `<>&"'` }],
    ['numeric entities', '<r>&#65;&#x42;&#x4e07;&#128512;&#13;</r>', { r: 'AB万😀\r' }],
    ['an entity only once', '<r>&amp;lt;</r>', { r: '&lt;' }],
    ['CDATA', '<r><![CDATA[<a>&amp;</a> ]] > ]]]></r>', { r: '<a>&amp;</a> ]] > ]' }],
    ['several chunks of text and CDATA', '<r>a<![CDATA[b]]>c<!-- - -->d<![CDATA[]]>e<?p?>f</r>', { r: 'abcdef' }],
    ['the end mark of CDATA in a text, though XML wants it escaped', '<r>a ]]> b</r>', { r: 'a ]]> b' }],
    ['CDATA that holds only white space', '<r><a><![CDATA[ ]]></a></r>', { r: { a: ' ' } }],
    ['markup signs inside a comment', '<r><!-- <a> </b> & "--><a>1</a></r>', { r: { a: '1' } }],
    ['CR LF and CR as line feeds', '<r>a\r\nb\rc\n</r>', { r: 'a\nb\nc\n' }],
    [
      'a declaration, comments and instructions around the root',
      '<?xml version="1.0"?>\n<!-- a --><?p a="?"?><r/><!-- b --> ',
      { r: '' },
    ],
    ['attributes as nothing', `<r a="1"  b = '2'><c d="e">f</c></r>`, { r: { c: 'f' } }],
    [
      '">" and "/>" inside attribute values',
      `<r a=">" b='/>'><c d="/">1</c><e f='"/>'/></r>`,
      { r: { c: '1', e: '' } },
    ],
    [
      'names with hyphens, points, colons and Chinese letters',
      '<a:r><X-SheetPics>1</X-SheetPics><b.c>2</b.c><图>3</图></a:r>',
      { 'a:r': { 'X-SheetPics': '1', 'b.c': '2', 图: '3' } },
    ],
    ['a name that once broke the parser', '<r><_>1</_></r>', { r: { _: '1' } }],
    [
      'a rootless callback',
      '<EventName>E</EventName><WorkflowExecution><RunId>i</RunId></WorkflowExecution>',
      { Response: { EventName: 'E', WorkflowExecution: { RunId: 'i' } } },
    ],
    [
      'a rootless callback behind a declaration',
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- x -->\n<EventName>E</EventName>\n<A/>\n<A/>',
      { Response: { EventName: 'E', A: ['', ''] } },
    ],
    ['a rootless callback of one node', '<EventName/>', { Response: { EventName: '' } }],
  ])('reads %s', (_, document, tree) => {
    expect(parseXml(document)).toEqual(tree);
  });

  it.each([
    ['an entity nobody declared', '<r>\n &bad;</r>', 'line 2, column 6: invalid character entity'],
    ['a bare ampersand', '<r>a & b</r>', 'line 1, column 7: invalid character in entity name'],
    ['a forbidden character as an entity', '<r>&#1;</r>', 'line 1, column 7: invalid character entity'],
    ['an unfinished entity', '<r>&am</r>', 'line 1, column 7: invalid character in entity name'],
    ['an attribute without quotes', '<r a=1/>', 'line 1, column 6: unquoted attribute value'],
    ['an attribute without a value', '<r\n a></r>', 'line 2, column 3: attribute without value'],
    ['attributes without space between', '<r a="1"b="2"/>', 'line 1, column 9: no whitespace between attributes'],
    ['a name that begins with a digit', '<r><1>x</1></r>', 'line 1, column 5: unencoded <'],
    ['a strange sign in a name', '<r><a$/></r>', 'line 1, column 6: invalid character in tag name'],
    ['a line end in an odd place', '<r\n/\n></r>', 'line 2, column 2: forward-slash in opening tag not followed by >'],
    [
      'a fault of a rootless callback, on the line of the added root',
      '<!---->  <EventName>&</EventName>',
      'line 1, column 22: invalid character in entity name',
    ],
    [
      'a fault of a rootless callback, on a later line',
      '<EventName/>\r\n<a>&</a>',
      'line 2, column 5: invalid character in entity name',
    ],
  ])('says where the parser found %s', (_, document, where) => {
    const refusal = refusalOf(() => parseXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at ${where}.`);
    expect(refusal.cause).toBeInstanceOf(Error);
  });

  it('lets no document influence the next one', () => {
    for (const malformed of ['<r>&x;&y;', '<r>&bad;</r>', '<r><a></r>', '<r a=1 b=2>', '']) {
      expect(refusalOf(() => parseXml(malformed)).code).toBe('xml_malformed');
      expect(refusalOf(() => parseXml('<r>&bad;</r>')).code).toBe('xml_malformed');
      expect(parseXml('<r><a>1</a></r>')).toEqual({ r: { a: '1' } });
    }
  });

  it('gives back the tree that was written, in any notation', () => {
    fc.assert(
      fc.property(vendorTree, anyNotation, fc.boolean(), (tree, notation, pretty) => {
        expect(parseXml(xmlOf({ Response: tree }, { notation, pretty }))).toEqual({ Response: tree });
      }),
      { numRuns: 500 },
    );
  });
});
