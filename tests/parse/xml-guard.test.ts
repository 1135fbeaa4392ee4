import { MAX_DEPTH, MOST_NODES } from '../../src/parse/limits';
import { guardXml } from '../../src/parse/xml-guard';
import { refusalOf } from '../support/builders/refusal';

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('guardXml', () => {
  it.each([
    ['a plain document', '<r><a>1 &lt; 2</a></r>'],
    ['what looks like a rootless callback', '<?xml version="1.0"?>\n<!-- <EventName> --><r><EventName/></r>'],
  ])('changes nothing in %s', (_, document) => {
    expect(guardXml(document)).toEqual({ edits: [], attributes: false });
  });

  it('puts a root around a rootless callback, behind the XML declaration', () => {
    const edits = [
      { start: 21, end: 21, replacement: '<Response>' },
      { start: 45, end: 45, replacement: '</Response>' },
    ];
    const document = '<?xml version="1.0"?><EventName/><a/><b>1</b>';
    expect(guardXml(document)).toEqual({ edits, attributes: false });
  });

  it.each([
    ['a second root', '<r/><q/>', 'line 1, column 5: a second root element <q>'],
    [
      'a second root that opens a rootless callback too late',
      '<r/><EventName/>',
      'line 1, column 5: a second root element <EventName>',
    ],
    ['text after the root', '<r/>\n xx', 'line 2, column 2: text outside the root element'],
    ['an entity after the root', '<r/>&x;', 'line 1, column 5: text outside the root element'],
    ['CDATA after the root', '<r/><![CDATA[ ]]>', 'line 1, column 5: text outside the root element'],
    ['text before the root', '<!-- -->x<r/>', 'line 1, column 9: text outside the root element'],
    [
      'text between the nodes of a rootless callback',
      '<EventName/>x<a/>',
      'line 1, column 13: text outside the root element',
    ],
    ['an empty document', '', 'line 1, column 1: there is no element'],
    ['a document of comments', '<!-- a -->\n', 'line 2, column 1: there is no element'],
    ['a document of a declaration', '<?xml version="1.0"?>', 'line 1, column 22: there is no element'],
    ['a wrong close tag', '<r>\n<a></b></r>', 'line 2, column 4: unexpected close tag </b>, expected </a>'],
    ['a close tag too many', '<r/></r>', 'line 1, column 5: unexpected close tag </r>'],
    ['a missing close tag', '<r>\n<a></a>', 'line 2, column 8: <r> is never closed'],
    ['a missing close tag of a rootless callback', '<EventName/><a>', 'line 1, column 16: <a> is never closed'],
    ['an open tag cut off', '<r><a b="1" ', 'line 1, column 13: expected a name, found the end of the body'],
    ['a close tag cut off', '<r></r', 'line 1, column 7: expected ">", found the end of the body'],
    ['an attribute value cut off', '<r a="1>', 'line 1, column 6: an attribute value is never closed'],
    ['a comment cut off', '<r><!-- </r>', 'line 1, column 4: a comment is never closed'],
    ['a comment that only seems to end', '<r><!--></r>', 'line 1, column 4: a comment is never closed'],
    ['two hyphens inside a comment', '<r><!-- a -- b --></r>', 'line 1, column 11: "--" inside a comment'],
    ['CDATA cut off', '<r><![CDATA[ ]]</r>', 'line 1, column 4: a CDATA section is never closed'],
    ['an instruction cut off', '<?p <r/>', 'line 1, column 1: a processing instruction is never closed'],
    ['a tag inside a tag', '<r <a/></r>', 'line 1, column 4: expected a name, found "<"'],
    ['a space before a name', '<r>< a/></r>', 'line 1, column 5: expected a name, found the character U+0020'],
    ['a "<" at the end', '<r/><', 'line 1, column 6: expected a name, found the end of the body'],
    ['a second name in a close tag', '<r></r r>', 'line 1, column 8: expected ">", found a letter'],
    ['a "/" in a close tag', '<r></r/>', 'line 1, column 7: expected ">", found "/"'],
    ['a close tag whose name goes on', '<r></rr>', 'line 1, column 4: unexpected close tag </rr>, expected </r>'],
    ['a DOCTYPE after the root', '<r/><!DOCTYPE r>', 'line 1, column 5: a declaration that may not stand here'],
    ['a DOCTYPE in small letters', '<!doctype r><r/>', 'line 1, column 1: a declaration that may not stand here'],
    ['an entity in the root', '<r><!ENTITY a "b"></r>', 'line 1, column 4: a declaration that may not stand here'],
    ['CDATA in small letters', '<r><![cdata[x]]></r>', 'line 1, column 4: a declaration that may not stand here'],
    ['a cut declaration', '<r><!', 'line 1, column 4: a declaration that may not stand here'],
    ['a NUL', '<r>\0</r>', 'line 1, column 4: a character that XML does not allow'],
    [
      'a control character in an attribute',
      '<r\n a="\u001b"/>',
      'line 2, column 5: a character that XML does not allow',
    ],
    ['U+FFFF', '<r>\uffff</r>', 'line 1, column 4: a character that XML does not allow'],
  ])('refuses %s as malformed', (_, document, where) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at ${where}.`);
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE r><r/>', 'a DOCTYPE at line 1, column 1'],
    [
      'an entity bomb',
      '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<r>&b;</r>',
      'a DOCTYPE at line 2, column 1',
    ],
    ['<__proto__>', '<r><__proto__><a/></__proto__></r>', 'the reserved name "__proto__" at line 1, column 5'],
    ['<constructor>', '<constructor/>', 'the reserved name "constructor" at line 1, column 2'],
    ['<toString>', '<r>\n<toString>1</toString></r>', 'the reserved name "toString" at line 2, column 2'],
    [
      '<cdata>, which the parser would mix up',
      '<r><cdata>1</cdata><![CDATA[2]]></r>',
      'the reserved name "cdata" at line 1, column 5',
    ],
    [
      'an attribute that breaks the parser',
      '<r hasOwnProperty="1" b="2"/>',
      'the reserved name "hasOwnProperty" at line 1, column 4',
    ],
    [
      'such an attribute in second place',
      `<r a='='\n __proto__ = "1"/>`,
      'the reserved name "__proto__" at line 2, column 2',
    ],
    ['one level too many', nested(MAX_DEPTH + 1), `more than 32 elements inside each other at line 1, column 97`],
    [
      'one level too many in an empty element',
      `${'<a>'.repeat(MAX_DEPTH)}<b/>`,
      `more than 32 elements inside each other at line 1, column 97`,
    ],
    [
      'one element too many',
      `<r>${'<a/>'.repeat(MOST_NODES)}</r>`,
      'more than 10000 elements and attributes at line 1, column 40000',
    ],
    [
      'one attribute too many',
      `<r>${'<a b=""/>'.repeat(MOST_NODES / 2)}</r>`,
      'more than 10000 elements and attributes at line 1, column 44998',
    ],
  ])('forbids %s', (_, document, what) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('body_forbidden');
    expect(refusal.message).toBe(`The XML has ${what}. No callback has.`);
  });

  it.each([
    ['the greatest depth', nested(MAX_DEPTH)],
    ['the greatest number of elements', `<r>${'<a/>'.repeat(MOST_NODES - 1)}</r>`],
    ['more elements in a longer text', `<r>${'<word>something said</word>'.repeat(MOST_NODES + 1)}</r>`],
    ['siblings after "/>"', `<r>${'<a/>'.repeat(MAX_DEPTH + 1)}</r>`],
    ['tags in comments and CDATA, which are none', `<r><!--${'<a>'.repeat(99)}--><![CDATA[${'<a>'.repeat(99)}]]></r>`],
    ['reserved names in texts', '<r>toString</r>'],
  ])('accepts %s', (_, document) => {
    expect(guardXml(document)).toEqual({ edits: [], attributes: false });
  });

  it('shows at most 40 characters of what stands in a name’s place', () => {
    const { message } = refusalOf(() => guardXml(`<r></${'secret'.repeat(20)}></r>`));
    expect(message).toContain(`</${'secret'.repeat(20).slice(0, 40)}…>`);
  });
});
