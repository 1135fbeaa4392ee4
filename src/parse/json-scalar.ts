/** What a scan of a string, number or word came to. */
export interface ScalarScan {
  /** Where it ends, or where its fault is. */
  readonly offset: number;
  /** Only with a fault: what had to stand there. */
  readonly expected?: string;
}

/** Scans the string whose opening quote is at `start`. */
export function scanString(text: string, start: number): ScalarScan {
  let offset = start + 1;
  for (let character = text[offset]; character !== '"'; character = text[offset]) {
    if (character === undefined) return { offset, expected: 'the closing double quote of a string' };
    if (character < ' ')
      return { offset, expected: 'no raw control character inside a string, but an escape such as \\n' };
    const escape = character === '\\' ? scanEscape(text, offset + 1) : { offset: offset + 1 };
    if (escape.expected !== undefined) return escape;
    offset = escape.offset;
  }
  return { offset: offset + 1 };
}

function scanEscape(text: string, start: number): ScalarScan {
  const character = text[start] ?? '';
  if (character !== '' && '"\\/bfnrt'.includes(character)) return { offset: start + 1 };
  if (character !== 'u') return { offset: start, expected: 'one of "\\/bfnrtu after the backslash' };
  const end = skipWhile(/[0-9a-f]/i, text, start + 1, start + 5);
  return end === start + 5 ? { offset: end } : { offset: end, expected: 'four hexadecimal digits after \\u' };
}

/** Scans the number or the word at `start`; `expected` is what to say if neither begins there. */
export function scanLiteral(text: string, start: number, expected: string): ScalarScan {
  const character = text[start] ?? '';
  if (/[-0-9]/.test(character)) return scanNumber(text, start);
  const word = ['true', 'false', 'null'].find((candidate) => candidate[0] === character);
  return word === undefined ? { offset: start, expected } : scanWord(text, start, word);
}

function scanWord(text: string, start: number, word: string): ScalarScan {
  let length = 0;
  while (length < word.length && text[start + length] === word[length]) length += 1;
  return length === word.length ? { offset: start + length } : { offset: start + length, expected: `the word ${word}` };
}

function scanNumber(text: string, start: number): ScalarScan {
  const integer = text[start] === '-' ? start + 1 : start;
  // No other digit may follow a leading zero.
  let end = text[integer] === '0' ? integer + 1 : skipDigits(text, integer);
  if (end === integer) return { offset: end, expected: 'a digit after the minus sign' };
  if (text[end] === '.') {
    const fraction = end + 1;
    end = skipDigits(text, fraction);
    if (end === fraction) return { offset: end, expected: 'a digit after the decimal point' };
  }
  if (text[end] === 'e' || text[end] === 'E') {
    const exponent = /[-+]/.test(text[end + 1] ?? '') ? end + 2 : end + 1;
    end = skipDigits(text, exponent);
    if (end === exponent) return { offset: end, expected: 'a digit in the exponent' };
  }
  return { offset: end };
}

function skipDigits(text: string, start: number): number {
  return skipWhile(/[0-9]/, text, start, text.length);
}

/** The first offset from `start` up to `end` whose character does not match. */
function skipWhile(wanted: RegExp, text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && wanted.test(text[offset] ?? '')) offset += 1;
  return offset;
}
