import type { Random } from './random';

/** Texts that have broken readers, writers of lines or file names before. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  '\t\n ',
  ' padded ',
  '\u00a0',
  '\ufeff',
  'null',
  'true',
  '0012',
  '1.50',
  '-0',
  'a\u0000b',
  'a\u0007b\u001b[31mred',
  'a\u007fb\u0085c\u009bd',
  'line\u2028separator\u2029paragraph',
  'half \ud800 character',
  '\udc00',
  'emoji 😀 鹿',
  'a\r\nb\rc',
  '&amp;&lt;',
  ']]>',
  '<b>bold</b>',
  '"quoted" \\ and / back\\slash',
  '../../../etc/passwd',
  '_dead-letters/x',
  'con.json',
  'a:b*c?d"e|f',
  '%2e%2e%2f',
  '\u202eright to left',
  '2026-13-45T99:99:99+99:99',
  '2026-11-02T10:15:42.123456789+0800',
  '[redacted]',
  '$.JobsDetail[0].JobId',
  '{yyyy}/{id}',
];

/** Numbers that a double does not hold as they are written, or that are written in another way than JavaScript does. */
const NUMBERS: readonly string[] = [
  ...[
    '1e400',
    '-1e400',
    '1e-400',
    '9007199254740993',
    '12345678901234567890',
    '0.1000',
    '1.50',
    '-0',
    '0',
    '1E5',
    '1e+2',
  ],
  ...[
    '3.141592653589793238462643',
    '5e-324',
    '1.7976931348623157e308',
    '100000000000000000000000',
    'true',
    'false',
    'null',
  ],
];

/** Names that a reader may treat in a way of its own. */
const NAMES: readonly string[] = [
  ...[
    'EventName',
    'JobsDetail',
    'WorkflowExecution',
    'Response',
    'Operation',
    'Tag',
    'JobId',
    'State',
    'RunId',
    'Code',
  ],
  ...['data', 'code', 'message', 'event', 'trace_id', 'Tasks', 'Input', 'Url', 'Key', 'IV', 'Encryption', 'CallBack'],
  ...[
    'DocPassword',
    'NotifyConfig',
    'CompressKey',
    '#text',
    '@id',
    'JobId@id',
    'cdata',
    '0',
    '1',
    'length',
    'a-b',
    'a.b',
  ],
  ...['UnheardOf', 'jobid', 'JOBSDETAIL', 'Ünïcode', '鹿', 'a b', "a'b", 'a"b', '', 'x\u2028y', 'z\u009bz', '\ud800'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'prototype', 'toJSON', 'then'],
];

const LONGEST = 3000;

export function hostileText(random: Random): string {
  if (random.oneIn(12)) return random.pick(['x', '鹿', '\u2028', '😀', '.', '/']).repeat(1 + random.below(LONGEST));
  return random.pick(TEXTS);
}

export const hostileNumber = (random: Random): string => random.pick(NUMBERS);

export function hostileName(random: Random): string {
  return random.oneIn(40) ? random.pick(['N', '鹿', '\u009b']).repeat(1 + random.below(LONGEST)) : random.pick(NAMES);
}

/** What may stand in a start tag. Some of it is not well-formed. */
export function hostileAttributes(random: Random): string {
  return random.pick([
    ...[
      ' type="x"',
      " a='1' b='2'",
      ' xml:lang="en"',
      ' xmlns="urn:x"',
      ' a="1 &lt; 2 &amp; 3"',
      ' a="x\ty\nz"',
      ' a=""',
    ],
    ...[
      ' a="1" a="2"',
      ' a',
      ' a=1',
      ' a="<"',
      ' __proto__="x"',
      ' id="&#x9b;"',
      ' a="]]>"',
      ' a="&undeclared;"',
      '\n',
    ],
  ]);
}
