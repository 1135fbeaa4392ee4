import fc from 'fast-check';
import { Parser } from 'xml2js';
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
    [
      'all text beside elements',
      '<r>x<a>1</a><!-- -->y&amp;<![CDATA[z]]> <a/>!\n</r>',
      { r: { '#text': 'xy&z !\n', a: ['1', ''] } },
    ],
    ['a section of white space beside elements', '<r><a/><![CDATA[ ]]></r>', { r: { '#text': ' ', a: '' } }],
    ['white space by number beside elements', '<r>&#10;<a/>&#x20;</r>', { r: { '#text': '\n ', a: '' } }],
    ['a no-break space beside elements', '<r><a/>\u00a0</r>', { r: { '#text': '\u00a0', a: '' } }],
    ['an ideographic space by number beside elements', '<r>&#12288;<a/></r>', { r: { '#text': '\u3000', a: '' } }],
    ['white space by number alone', '<r><a>&#32;&#13;</a></r>', { r: { a: ' \r' } }],
    ['the five entities', '<r>&lt;&gt;&amp;&quot;&apos;</r>', { r: `<>&"'` }],
    ['numeric entities', '<r>&#65;&#x42;&#x4e07;&#128512;&#13;</r>', { r: 'AB万😀\r' }],
    ['an entity only once', '<r>&amp;lt;</r>', { r: '&lt;' }],
    ['CDATA', '<r><![CDATA[<a>&amp;</a> ]] > ]]]></r>', { r: '<a>&amp;</a> ]] > ]' }],
    ['several chunks of text and CDATA', '<r>a<![CDATA[b]]>c<!-- - -->d<![CDATA[]]>e<?p?>f</r>', { r: 'abcdef' }],
    ['CDATA that holds only white space', '<r><a><![CDATA[ ]]></a></r>', { r: { a: ' ' } }],
    ['markup signs inside a comment', '<r><!-- <a> </b> & "--><a>1</a></r>', { r: { a: '1' } }],
    ['CR LF and CR as line feeds', '<r>a\r\nb\rc\n</r>', { r: 'a\nb\nc\n' }],
    [
      'a declaration, comments and instructions around the root',
      '<?xml version="1.0"?>\n<!-- a --><?p a="?"?><r/><!-- b --> ',
      { r: '' },
    ],
    ['an instruction whose end the parser would not see', '<?p ??><r>?>x<?p ???>y</r>', { r: '?>xy' }],
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
    [
      'of a rootless callback, on the line of the root that was added',
      '<!---->  <EventName>&</EventName>',
      'line 1, column 21',
    ],
    ['of a rootless callback, on a later line', '<EventName/>\r\n<a>&</a>', 'line 2, column 4'],
    ['behind line ends of any kind', '<r>\r\n\r<a>&</a></r>', 'line 3, column 4'],
  ])('says where a fault lies %s', (_, document, where) => {
    const refusal = refusalOf(() => parseXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toContain(`The XML is not well-formed at ${where}: "&" that begins`);
  });

  it('refuses a document that only the parser behind the guard finds malformed', () => {
    const fault = new Error('odd');
    const parse = jest.spyOn(Parser.prototype, 'parseString').mockImplementation((_, answer) => answer?.(fault, null));
    const refusal = refusalOf(() => parseXml('<r/>'));
    parse.mockRestore();
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.cause).toBe(fault);
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

  describe('keeps an attribute', () => {
    it.each<[string, string, ParsedValue]>([
      [
        'of an element with children as a child',
        '<r><a x="1" y=""><b/></a></r>',
        { r: { a: { b: '', '@x': '1', '@y': '' } } },
      ],
      ['of an element with a text beside it', '<r><a x="1">t</a></r>', { r: { a: 't', 'a@x': '1' } }],
      ['of an empty element beside it', '<r><a x="1" y="2"/></r>', { r: { a: '', 'a@x': '1', 'a@y': '2' } }],
      ['beside white space, which stays', '<r><a x="1"> </a></r>', { r: { a: ' ', 'a@x': '1' } }],
      [
        'beside a text in sections',
        '<r><a x="1"><![CDATA[ ]]>b</a>c</r>',
        { r: { a: ' b', 'a@x': '1', '#text': 'c' } },
      ],
      [
        'of repeated elements, as a list in order',
        '<r><a x="1">t</a><b x="0"/><a x="2"/><a x="3"/></r>',
        { r: { a: ['t', '', ''], 'a@x': ['1', '2', '3'], b: '', 'b@x': '0' } },
      ],
      [
        'of repeated elements of both kinds',
        '<r><a x="1">t</a><a x="2"><b/></a><a/></r>',
        { r: { a: ['t', { b: '', '@x': '2' }, ''], 'a@x': '1' } },
      ],
      [
        'of elements inside each other',
        '<r><a x="1"><b x="2"><c x="3"/></b></a></r>',
        { r: { a: { b: { c: '', 'c@x': '3', '@x': '2' }, '@x': '1' } } },
      ],
      ['of the root with children', '<r x="1"><a/></r>', { r: { a: '', '@x': '1' } }],
      ['of the root with a text', '<r x="1">t</r>', { r: { '#text': 't', '@x': '1' } }],
      ['of the root with white space', '<r x="1"> </r>', { r: { '#text': ' ', '@x': '1' } }],
      ['of an empty root', '<r x="1"/>', { r: { '@x': '1' } }],
      [
        'of the first node without a root',
        '<EventName x="1">E</EventName>',
        { Response: { EventName: 'E', 'EventName@x': '1' } },
      ],
      [
        'that names a namespace',
        '<r xmlns="u" xmlns:a="v"><a:b/></r>',
        { r: { 'a:b': '', '@xmlns': 'u', '@xmlns:a': 'v' } },
      ],
      [
        'named as the parser names its own',
        '<r><a cdata="1" _="2"/>\u3000</r>',
        { r: { a: '', 'a@cdata': '1', 'a@_': '2', '#text': '\u3000' } },
      ],
    ])('%s', (_, document, tree) => {
      expect(parseXml(document)).toEqual(tree);
    });

    it.each([
      ['line ends and tabs as spaces', ' 1\r\n2\t\r3  ', ' 1 2  3  '],
      ['line ends and tabs by number as they are', '&#10;&#x9;&#13; &#32;', '\n\t\r  '],
      ['the five entities', '&lt;&gt;&amp;&quot;&apos;&amp;lt;', `<>&"'&lt;`],
      ['signs of markup', `>/>]]>-->'?>`, `>/>]]>-->'?>`],
    ])('with %s', (_, written, value) => {
      expect(parseXml(`<r><a x="${written}">t</a></r>`)).toEqual({ r: { a: 't', 'a@x': value } });
    });
  });
});
