import { guardXml } from '../../src/parse/xml-guard';
import { refusalOf } from '../support/builders/refusal';

describe('an attribute', () => {
  it.each([
    ['with signs in double quotes', `<r a=">'/>"/>`],
    ['with signs in single quotes', `<r a='>"/>' ></r>`],
    ['with white space around "="', '<r\n\ta \n=\t"1" ></r>'],
    ['with references', '<r a="&lt;&amp;&#10;&#x4e07;"/>'],
    ['with "]]>"', '<r a="]]>"/>'],
    ['that has the name of one of another element', '<r a="1"><b a="1"/></r>'],
    ['with a reserved name as its value', '<r a="constructor="/>'],
  ])('%s is well-formed', (_, document) => {
    expect(guardXml(document)).toEqual({ edits: [], attributes: true });
  });

  it('has line ends and tabs as spaces', () => {
    const edits = [{ start: 6, end: 11, replacement: '1 2 3' }];
    expect(guardXml('<r a="1\n2\t3" b="4 5"/>')).toEqual({ edits, attributes: true });
  });

  it.each([
    ['without quotes', '<r a=1/>', 'line 1, column 6: expected a value in quotes, found a digit'],
    ['without a value', '<r\n a=></r>', 'line 2, column 4: expected a value in quotes, found ">"'],
    ['without "="', '<r\n a></r>', 'line 2, column 3: expected "=", found ">"'],
    ['without "=", before another', '<r a b="1"/>', 'line 1, column 6: expected "=", found a letter'],
    ['cut off in its name', '<r a', 'line 1, column 5: expected "=", found the end of the body'],
    ['cut off before its value', '<r a=', 'line 1, column 6: expected a value in quotes, found the end of the body'],
    ['cut off in its value', '<r a="1>', 'line 1, column 6: an attribute value is never closed'],
    [
      'right behind another',
      '<r a="1"b="2"/>',
      'line 1, column 9: expected white space or the end of the tag, found a letter',
    ],
    ['that is repeated', `<r a="1" b="" a='1'/>`, 'line 1, column 15: a second attribute "a" of one element'],
    ['with "<" in its value', '<r a="<"/>', 'line 1, column 7: "<" in an attribute value; write "&lt;"'],
    [
      'with a bare "&"',
      '<r a="b&c"/>',
      'line 1, column 8: "&" that begins no character reference and none of the five entities of XML',
    ],
    [
      'with a reference to a character that is none',
      '<r a="&#0;"/>',
      'line 1, column 7: a reference to a character that XML does not allow',
    ],
    ['whose name begins with a digit', '<r 1="1"/>', 'line 1, column 4: expected a name, found a digit'],
    ['whose name has a strange sign', '<r a$="1"/>', 'line 1, column 5: expected "=", found "$"'],
    ['that is only a value', '<r "1"/>', 'line 1, column 4: expected a name, found a double quote'],
    ['of a close tag', '<r></r a="1">', 'line 1, column 8: expected ">", found a letter'],
    ['behind a "/"', '<r / a="1">', 'line 1, column 5: expected ">", found the character U+0020'],
    [
      'behind a no-break space',
      '<r\u00a0a="1"/>',
      'line 1, column 3: expected white space or the end of the tag, found the character U+00A0',
    ],
  ])('%s is malformed', (_, document, where) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at ${where}.`);
  });
});
