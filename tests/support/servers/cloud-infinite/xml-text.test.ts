import { element, readXml, textIn } from './xml-text';

describe('the reader of XML texts', () => {
  it.each([
    { what: 'two roots', source: '<a/><b/>' },
    { what: 'no root', source: ' ' },
    { what: 'text beside the root', source: '<a/>b' },
    { what: 'an element that is not closed', source: '<a><b></a>' },
    { what: 'an element that is closed twice', source: '<a></a></a>' },
    { what: 'the end cut off', source: '<a><b>1</b' },
    { what: 'a bare ampersand', source: '<a>1 & 2</a>' },
    { what: 'an unknown entity', source: '<a>&nbsp;</a>' },
    { what: 'a document type', source: '<!DOCTYPE a><a/>' },
    { what: 'an attribute without quotes', source: '<a b=1/>' },
    { what: 'a control character', source: '<a>\u0001</a>' },
    { what: 'the end of a CDATA section in text', source: '<a>]]></a>' },
  ])('refuses $what', ({ source }) => {
    expect(() => readXml(source)).toThrow('not well-formed');
  });

  it('reads what may be in a text', () => {
    const source = `<?xml version="1.0"?><!-- a --><r><a b="1">x&amp;&#20013;<![CDATA[<y>]]></a><c d='2'/></r>\n`;
    const { name, children } = readXml(source);
    expect(name).toBe('r');
    expect(children).toMatchObject([
      { name: 'a', text: 'x&中<y>', raw: '<a b="1">x&amp;&#20013;<![CDATA[<y>]]></a>', children: [] },
      { name: 'c', text: '', raw: `<c d='2'/>`, inner: '' },
    ]);
  });

  it('reads back what the writer wrote', () => {
    expect(textIn(element('a', `<&>"' 中`), 'a')).toBe(`<&>"' 中`);
    expect(element('a', '')).toBe('<a/>');
  });
});
