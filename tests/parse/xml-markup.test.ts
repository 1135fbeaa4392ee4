import { endOfComment, endOfInstruction, endOfTag, endOfText, nameAt } from '../../src/parse/xml-markup';

describe('nameAt', () => {
  it.each([
    ['<a>', 'a'],
    ['<a/>', 'a'],
    ['<a b="c">', 'a'],
    ['<a\n>', 'a'],
    ['<a:b-c.d', 'a:b-c.d'],
    ['< a>', ''],
    ['<<a>', ''],
    ['<', ''],
  ])('reads the name of %j', (text, name) => {
    expect(nameAt(text, 1)).toBe(name);
  });
});

describe('the end of markup', () => {
  it.each([
    ['a tag', '<a>', 2],
    ['an empty tag', '<a/>', 3],
    ['a tag with signs in double quotes', `<a b=">'/>">`, 11],
    ['a tag with signs in single quotes', `<a b='>"/>' >`, 12],
    ['a tag with two values', `<a b=">" c='>'>`, 14],
  ])('is found for %s', (_, text, end) => {
    expect(endOfTag(`${text}<b/>`, 0, 2)).toBe(end);
  });

  it.each([
    ['a comment', endOfComment, '<!-- - > -->', 12],
    ['an empty comment', endOfComment, '<!---->', 7],
    ['CDATA', endOfText, '<![CDATA[ ]] > ]]]>', 19],
    ['an instruction', endOfInstruction, '<?p a="?" > ?>', 14],
    ['a declaration', endOfInstruction, '<?xml version="1.0"?>', 21],
    ['an instruction whose name only begins like a declaration', endOfInstruction, '<?xml-style encoding="x"?>', 26],
  ])('is found for %s', (_, endOf, text, end) => {
    expect(endOf(`${text}-->]]>?>`, 0)).toBe(end);
  });
});
