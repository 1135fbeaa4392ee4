import fc from 'fast-check';
import type { ParsedValue } from '../../../src/parse/parsed-value';
import { elementAt, elementsIn, textAt, withTextAt } from '../../../src/tools/connect/xml-edit';
import { anyNotation, vendorText, vendorTree, xmlOf } from '../../support/generators/xml-text';
import { comparable, Libxml2 } from '../../support/xml/libxml2';

describe('the text at a path', () => {
  it.each([
    { what: 'is what stands there', xml: '<a><b>x</b></a>', text: 'x' },
    { what: 'has its entities resolved', xml: '<a><b>x&amp;y&#33;</b></a>', text: 'x&y!' },
    { what: 'has its sections resolved', xml: '<a><b><![CDATA[<b>&]]>x</b></a>', text: '<b>&x' },
    { what: 'is empty for an empty element', xml: '<a><b/></a>', text: '' },
    { what: 'is not of a comment', xml: '<a><!-- <b>no</b> --><b>x</b></a>', text: 'x' },
    { what: 'is not of a section', xml: '<a><![CDATA[<b>no</b>]]><b>x</b></a>', text: 'x' },
    { what: 'is not of an instruction', xml: '<a><?b <b>no</b>?><b>x</b></a>', text: 'x' },
    { what: 'is not of an attribute', xml: '<a c="<b>" d=\'>\'><b e="/>">x</b></a>', text: 'x' },
    { what: 'is not of an element deeper down', xml: '<a><c><b>no</b></c><b>x</b></a>', text: 'x' },
    { what: 'is undefined where there is no element', xml: '<a/>', text: undefined },
    { what: 'is undefined where elements are', xml: '<a><b><c/></b></a>', text: undefined },
  ])('$what', ({ xml, text }) => {
    expect(textAt(xml, ['a', 'b'])).toBe(text);
  });

  it('is not guessed where an element comes twice', () => {
    expect(() => textAt('<a><b>1</b><b>2</b></a>', ['a', 'b'])).toThrow('<b> comes more than once');
  });
});

describe('an edit', () => {
  it.each([
    {
      what: 'replaces the text',
      xml: '<a>\r\n <b k="1">x</b ><c/></a>',
      edited: '<a>\r\n <b k="1">&lt;&amp;&gt;</b ><c/></a>',
    },
    { what: 'opens an empty element', xml: '<a><b k="1" /><c/></a>', edited: '<a><b k="1" >&lt;&amp;&gt;</b><c/></a>' },
    {
      what: 'adds an element as the last one',
      xml: '<a><c/> text\n</a>',
      edited: '<a><c/><b>&lt;&amp;&gt;</b> text\n</a>',
    },
    { what: 'adds an element to none', xml: '<a> </a>', edited: '<a> <b>&lt;&amp;&gt;</b></a>' },
    { what: 'adds all elements of the path', xml: '<c/>', edited: '<c/><a><b>&lt;&amp;&gt;</b></a>' },
  ])('$what', ({ xml, edited }) => {
    expect(withTextAt(xml, ['a', 'b'], '<&>')).toBe(edited);
  });

  it('leaves a text as it is written that is right already', () => {
    const xml = '<a><b><![CDATA[x&]]>&#121;<!-- --></b></a>';
    expect(withTextAt(xml, ['a', 'b'], 'x&y')).toBe(xml);
  });

  describe('of any document', () => {
    const libxml2 = new Libxml2();
    afterAll(() => libxml2.close());

    const path = ['Request', 'NotifyConfig', 'Url'] as const;
    const piece = fc
      .tuple(vendorTree, anyNotation, fc.boolean())
      .map(([tree, notation, pretty]) => xmlOf(tree, { notation, pretty }));
    const url = fc.constantFrom(
      '',
      '<Url/>',
      '<Url a="&gt;>"/>',
      '<Url><![CDATA[</Url>]]></Url>',
      '<Url><!--<Url>-->x</Url>',
    );

    it('changes nothing outside of its place, and is read by another parser', async () => {
      const documents = fc.tuple(
        piece,
        piece,
        piece,
        url,
        vendorText.filter((text) => text.trim() !== ''),
      );
      await fc.assert(
        fc.asyncProperty(documents, async ([before, inside, after, written, value]) => {
          const head = `<Request>${before}<NotifyConfig>${inside}`;
          const tail = `</NotifyConfig><!-- <Url> -->${after}</Request>`;
          const edited = withTextAt(head + written + tail, path, value);
          expect(edited.startsWith(head)).toBe(true);
          expect(edited.endsWith(tail)).toBe(true);
          const place = elementAt(edited, path);
          expect(edited.slice(0, place?.start)).toBe(head);
          expect(edited.slice(place?.end)).toBe(tail);
          expect(textOf(await libxml2.read(edited), path)).toBe(comparable(value));
        }),
        { numRuns: 200 },
      );
    });
  });
});

/** The text of a path in a tree; attributes of it aside. */
function textOf(tree: ParsedValue | undefined, path: readonly string[]): string | undefined {
  let value: ParsedValue | undefined = tree;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = value[name];
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) value = value['#text'];
  return typeof value === 'string' ? value : undefined;
}

it('elements know where they begin and end', () => {
  const [first, second] = elementsIn('<a>x</a> <b/>').children;
  expect(first).toMatchObject({ name: 'a', start: 0, end: 8, content: { start: 3, end: 4 } });
  expect(second).toMatchObject({ name: 'b', start: 9, end: 13, content: undefined });
});
