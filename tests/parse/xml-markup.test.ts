import { guardXml } from '../../src/parse/xml-guard';
import { endOfComment, endOfInstruction, endOfSection } from '../../src/parse/xml-markup';
import { beginWalk } from '../../src/parse/xml-walk';
import { refusalOf } from '../support/builders/refusal';

describe('the end of markup', () => {
  it.each([
    ['a comment', endOfComment, '<!-- - > -->', 12],
    ['an empty comment', endOfComment, '<!---->', 7],
    ['CDATA', endOfSection, '<![CDATA[ ]] > ]]]>', 19],
  ])('is found for %s', (_, endOf, text, end) => {
    expect(endOf(`${text}-->]]>?>`, 0)).toBe(end);
  });

  it.each([
    ['an instruction', '<?p a="?" > ?>', 14],
    ['an instruction of a name only', '<?p?>', 5],
    ['a declaration', '<?xml version="1.0"?>', 21],
    ['an instruction whose name only begins like a declaration', '<?xml-style encoding="x"?>', 26],
  ])('is found for %s', (_, text, end) => {
    expect(endOfInstruction(beginWalk(`${text}-->]]>?>`, false), 0)).toBe(end);
  });
});

describe('a processing instruction', () => {
  it('that ends in "??>" is taken away, because the parser would not see its end', () => {
    const edits = [{ start: 0, end: 7, replacement: '' }];
    expect(guardXml('<?p ??><r/>')).toEqual({ edits, attributes: false });
  });

  it.each([
    ['without a target', '<? p?><r/>', 'column 3: expected a name, found the character U+0020'],
    ['with nothing in it', '<??><r/>', 'column 3: expected a name, found "?"'],
    ['whose target begins with a digit', '<?1?><r/>', 'column 3: expected a name, found a digit'],
    ['whose target has a strange sign', '<?a$ b?><r/>', 'column 4: expected white space or "?>", found "$"'],
    [
      'whose target is not followed by white space',
      '<?a"b"?><r/>',
      'column 4: expected white space or "?>", found a double quote',
    ],
    ['whose target is followed by "?"', '<?a??><r/>', 'column 4: expected white space or "?>", found "?"'],
  ])('%s is malformed', (_, document, where) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(`The XML is not well-formed at line 1, ${where}.`);
  });

  it.each([
    ['<r><?xml version="1.0"?></r>', 4],
    [' <?xml version="1.0"?><r/>', 2],
    ['<r/><?xml ?>', 5],
    ['<?XML version="1.0"?><r/>', 1],
    ['<r/><?xMl?>', 5],
  ])('is no XML declaration in %s', (document, column) => {
    const refusal = refusalOf(() => guardXml(document));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toContain(`at line 1, column ${column}: an XML declaration that does not come first`);
  });
});

describe('an XML declaration', () => {
  it.each([
    '<?xml version="1.0"?>',
    "<?xml version='1.1'?>",
    '<?xml\n\tversion = "1.0" encoding\n=\t"UTF-8" standalone = \'no\' ?>',
    '<?xml version="1.0" standalone="yes"?>',
    '<?xml version="1.0" encoding="utf-8"?>',
    '<?xml version="1.0" encoding="utf8"?>',
    "<?xml version='1.0' encoding='US-ASCII'?>",
  ])('is well-formed: %s', (declaration) => {
    expect(guardXml(`${declaration}<r/>`)).toEqual({ edits: [], attributes: false });
  });

  it.each([
    '<?xml?>',
    '<?xml ?>',
    '<?xml version?>',
    '<?xml version=1.0?>',
    '<?xml version="1.0\'?>',
    '<?xml version="2.0"?>',
    '<?xml version="1."?>',
    '<?xml version=" 1.0"?>',
    '<?xml VERSION="1.0"?>',
    '<?xml encoding="UTF-8"?>',
    '<?xml version="1.0"encoding="UTF-8"?>',
    '<?xml encoding="UTF-8" version="1.0"?>',
    '<?xml version="1.0" encoding=""?>',
    '<?xml version="1.0" encoding="8UTF"?>',
    '<?xml version="1.0" encoding="UTF 8"?>',
    '<?xml version="1.0" Encoding="UTF-8"?>',
    '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>',
    '<?xml version="1.0" standalone="YES"?>',
    '<?xml version="1.0" standalone=""?>',
    '<?xml version="1.0" version="1.0"?>',
    '<?xml version="1.0" x="1"?>',
    '<?xml version="1.0" ? ?>',
  ])('is malformed: %s', (declaration) => {
    const refusal = refusalOf(() => guardXml(`${declaration}<r/>`));
    expect(refusal.code).toBe('xml_malformed');
    expect(refusal.message).toBe(
      'The XML is not well-formed at line 1, column 1: expected <?xml version="1.0" encoding="UTF-8"?>.',
    );
  });

  it.each(['GB2312', 'UTF-16', 'ISO-8859-1', 'utf-8x'])('of the encoding %s is refused', (encoding) => {
    const refusal = refusalOf(() => guardXml(`<?xml version="1.0" encoding="${encoding}"?><r/>`));
    expect(refusal.code).toBe('body_unreadable');
    expect(refusal.message).toBe(`The XML declares the encoding ${encoding}. Send the callback as UTF-8.`);
  });
});
