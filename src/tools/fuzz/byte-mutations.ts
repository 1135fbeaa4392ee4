import type { Random } from './random';

const PIECES: readonly Buffer[] = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '&amp;',
    '&nbsp;',
    '&#0;',
    '&#x41;',
    '&#xD800;',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?x y?>',
    '<!DOCTYPE a>',
    '<a b="c">',
    '\\u2028',
    '\\ud800',
    '\\',
    '\0',
    '\r',
    '\n',
  ],
  ...['\u2028', '\u0085', '\ufeff', '😀', 'e400', '-', '.', '0', ' '],
].map((piece) => Buffer.from(piece));
const BAD_UTF8: readonly Buffer[] = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xe9, 0xb9],
  [0xf4, 0x90, 0x80, 0x80],
].map((bytes) => Buffer.from(bytes));

const MOST_MUTATIONS = 4;
const LONGEST_CUT = 40;

/** Changes the bytes of a body in one to four places: flips, cuts, inserts, or takes a stretch out of another body. */
export function mutateBytes(body: Buffer, other: Buffer, random: Random): Buffer {
  let bytes = body;
  for (let left = 1 + random.below(MOST_MUTATIONS); left > 0; left -= 1) bytes = mutated(bytes, other, random);
  return bytes;
}

function mutated(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  const length = random.below(LONGEST_CUT);
  switch (random.below(6)) {
    case 0:
      return replaced(bytes, at, 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << random.below(8))]));
    case 1:
      return replaced(bytes, at, length, Buffer.alloc(0));
    case 2:
      return random.oneIn(2) ? bytes.subarray(0, at) : bytes.subarray(at);
    case 3:
      return replaced(bytes, at, 0, random.oneIn(8) ? random.pick(BAD_UTF8) : random.pick(PIECES));
    case 4:
      return replaced(bytes, at, 0, bytes.subarray(at, at + length));
    default: {
      const from = random.below(other.length + 1);
      return replaced(bytes, at, length, other.subarray(from, from + random.below(LONGEST_CUT)));
    }
  }
}

function replaced(bytes: Buffer, at: number, length: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + length)]);
}
