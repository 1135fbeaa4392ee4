import { guardXml } from '../../src/parse/xml-guard';
import { refusalOf } from '../support/builders/refusal';

const NO_REFERENCE = '"&" that begins no character reference and none of the five entities of XML';
const NO_CHARACTER = 'a reference to a character that XML does not allow';

describe('a text', () => {
  it.each([
    ['the five entities', '&lt;&gt;&amp;&quot;&apos;'],
    ['characters by number', 'a&#65;&#x42;&#x1F600;&#000065;&#x10ffff;'],
    ['"]]>" in parts', ']] > ]&#93;> ]]&gt;'],
    ['"&" in a section', '<![CDATA[&&nbsp;]]>a'],
    ['"&" and "]]>" in a comment', '<!--&nbsp;]]>-->a'],
    ['a character above U+FFFF', '\u{1f600}\u{10ffff}'],
    ['odd white space beside other signs', '\u3000a\u00a0'],
  ])('with %s is well-formed', (_, text) => {
    expect(guardXml(`<r>${text}</r>`)).toEqual({ edits: [], attributes: false });
  });

  it.each([
    ['"]]>"', ']]>', '"]]>" in a text; write "]]&gt;"'],
    ['a bare "&"', '& b', NO_REFERENCE],
    ['"&" at its end', '&', NO_REFERENCE],
    ['an entity that nobody declared', '&bad;', NO_REFERENCE],
    ['an entity of HTML', '&nbsp;', NO_REFERENCE],
    ['an entity in capital letters', '&AMP;', NO_REFERENCE],
    ['an entity whose name only begins well', '&ampx;', NO_REFERENCE],
    ['an entity without its end', '&amp b', NO_REFERENCE],
    ['a number without digits', '&#;', NO_REFERENCE],
    ['a hexadecimal number without digits', '&#x;', NO_REFERENCE],
    ['a hexadecimal number with a capital X', '&#X58;', NO_REFERENCE],
    ['a number with a letter', '&#6a;', NO_REFERENCE],
    ['a number with a sign', '&#+65;', NO_REFERENCE],
    ['a NUL by number', '&#0;', NO_CHARACTER],
    ['a control character by number', '&#x1;', NO_CHARACTER],
    ['half a character by number', '&#xD800;', NO_CHARACTER],
    ['U+FFFE by number', '&#xFFFE;', NO_CHARACTER],
    ['a number that is too large', '&#x110000;', NO_CHARACTER],
    ['a number beyond all numbers', `&#${'9'.repeat(400)};`, NO_CHARACTER],
    ['half a character', '\ud800', 'a character that XML does not allow'],
    ['the other half', '\udc00\ud800', 'a character that XML does not allow'],
  ])('with %s is malformed', (_, text, reason) => {
    const refusal = refusalOf(() => guardXml(`<r>\n<a/>x${text}</r>`));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at line 2, column 6: ${reason}.`);
  });

  it('is looked at between all markup', () => {
    const document = '<r><!--&--><![CDATA[&]]]]>&amp;<?p &?><a>&lt;</a><![CDATA[]]>&x;</r>';
    expect(refusalOf(() => guardXml(document)).message).toContain(`line 1, column ${document.indexOf('&x;') + 1}: "&"`);
    const text = '<r><!--]]>--><![CDATA[]]><?p ]]>?><a>]] ></a><![CDATA[]]>]]></r>';
    expect(refusalOf(() => guardXml(text)).message).toContain(`line 1, column ${text.lastIndexOf(']]>') + 1}: "]]>"`);
  });

  it.each([
    ['white space by number', '\n&#32;&#xD;', '\n \r'],
    ['a no-break space', ' \u00a0', ' \u00a0'],
    ['an ideographic space by number', '&#x3000;', '\u3000'],
  ])('of %s becomes a section, which the parser keeps', (_, text, content) => {
    const edits = [{ start: 3, end: 3 + text.length, replacement: `<![CDATA[${content}]]>` }];
    expect(guardXml(`<r>${text}<a/></r>`)).toEqual({ edits, attributes: false });
  });
});
