import fc from 'fast-check';

/** Callbacks with everything that XML has but a DOCTYPE. */
const DOCUMENTS = [
  '<Response><EventName>TaskFinish</EventName><JobsDetail><Code>Success</Code><Message/></JobsDetail></Response>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- a - b -->\n<r>\n  <a x="1" y=\'2"&lt;\'>t</a>\n</r>\n<?p q?>',
  '<r><a x=\'&#10;&amp;\'/>1 &lt; 2 &#x4e07;<![CDATA[<b>&]] >]]>3<b:c d:e = "\n"></b:c ></r >',
  '<?xml-style a?><r xmlns="u" xmlns:p="v">\u3000<p:a p:x="]]>">]] ></p:a>\u{1f600}&#x1F600;<a/><a\n/></r><!---->',
];

/** Pieces of markup, and characters that a name, a text or a reference may have in some places only. */
const PIECES = [
  ...[
    '<',
    '>',
    '/',
    '!',
    '?',
    '-',
    '&',
    ';',
    '=',
    '"',
    "'",
    '#',
    'x',
    ':',
    '.',
    '1',
    'a',
    ' ',
    '\n',
    '\t',
    '\r',
    ']',
    '[',
  ],
  ...[
    '<a>',
    '</a>',
    '<a/>',
    '</r>',
    '<b x="1">',
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '??>',
    '<?xml ',
    '<?p?>',
  ],
  ...[
    '&amp;',
    '&lt',
    '&nbsp;',
    '&#',
    '&#0;',
    '&#38;',
    '&#60;',
    '&#x',
    '&#X41;',
    '&#xD800;',
    '&#32;',
    '&#160;',
    '<!DOCTYPE r>',
  ],
  ...[
    ' x="1"',
    " y='2'",
    'x=""',
    ' version="1.1"',
    'encoding="UTF-8"',
    "standalone='no'",
    'EventName',
    'xml',
    'constructor',
  ],
  ...[
    '\0',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00b7',
    '\u00d7',
    '\u0301',
    '\u037e',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\ufffe',
    '万',
  ],
  ...['\u{10000}', '\u{f0000}'],
];

interface Change {
  readonly kind: 'delete' | 'repeat' | 'swap' | 'insert';
  /** As a share of the text, from 0 to 1. */
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'repeat', 'swap', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 9 }),
  piece: fc.constantFrom(...PIECES),
});

/** XML documents with up to four changes, so that many are not well-formed any more, and many still are. */
export const mutatedXml: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...DOCUMENTS), fc.array(change, { maxLength: 4 }))
  // Half of a character cannot be written as UTF-8.
  .map(([document, changes]) => changes.reduce(changed, document).replace(/\p{Surrogate}/gu, ''));

function changed(text: string, { kind, at, length, piece }: Change): string {
  const start = Math.floor(at * text.length);
  const [before, taken, after] = [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'repeat':
      return before + taken + taken + after;
    case 'swap':
      return before + taken.slice(1) + taken.slice(0, 1) + after;
    case 'insert':
      return before + piece + taken + after;
  }
}
