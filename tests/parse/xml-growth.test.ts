import { parseBody } from '../../src/parse/body';
import { mostNodes } from '../../src/parse/limits';
import { picProcessDetail } from '../support/generators/callback-bodies';
import { xmlOf } from '../support/generators/xml-text';
import { growthOf, IN_PROPORTION, timesAs } from '../support/time/growth';

const MEGABYTE = 2 ** 20;

/** How much more processor time a body may take than a callback of the same size. */
const MOST_TIMES = 3;

/** As many pieces as fit into the size, and at most so many as may each have an element and an attribute. */
function filled(bytes: number, pieceOf: (index: number) => string): string {
  const pieces: string[] = [];
  const most = mostNodes('x'.repeat(bytes), 'xml') / 2 - 1;
  let length = 0;
  for (let index = 0; length < bytes && index < most; index += 1) {
    const piece = pieceOf(index);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

/** A body of about so many bytes around a piece of it; what is missing is text. */
function padded(bytes: number, start: string, end: string): Buffer {
  return Buffer.from(start + 'x'.repeat(Math.max(0, bytes - start.length)) + end);
}

const inRoot = (pieceOf: (index: number) => string) => (bytes: number) =>
  padded(bytes, `<r>${filled(bytes, pieceOf)}`, '</r>');

const inValue = (piece: string) => (bytes: number) =>
  Buffer.from(`<r a="${piece.repeat(Math.ceil(bytes / piece.length))}"/>`);

const MANY_ATTRIBUTES = Array.from({ length: 400 }, (_, index) => `a${index}="value"`).join(' ');
const DEEP = `${'<a>'.repeat(30)}${'x'.repeat(400)}${'</a>'.repeat(30)}`;

/** Bodies that are well-formed, but meant to cost much. */
const COSTLY: readonly [string, (bytes: number) => Buffer][] = [
  ['elements with many attributes', inRoot(() => `<a ${MANY_ATTRIBUTES}/>`)],
  ['elements with an attribute', inRoot(() => '<a b=""/>')],
  ['texts with an attribute, of different names', inRoot((index) => `<a${index} b${index}="">x</a${index}>`)],
  ['attributes with line ends', inRoot(() => '<a b="\n\n"/>')],
  ['line ends in one attribute', inValue('\n')],
  ['references in one attribute', inValue('&#10;')],
  ['references in a text', inRoot(() => 'a&lt;')],
  ['white space by number between comments', inRoot(() => '&#32;<!---->')],
  ['odd white space between elements', inRoot(() => '\u3000<a/>')],
  ['brackets that almost end a section', inRoot(() => ']]]]]]]]')],
  ['sections', inRoot(() => '<![CDATA[]]]]>')],
  ['instructions that the parser would not see end', inRoot(() => '<?p ??>')],
  ['empty elements', inRoot(() => '<a/>')],
  ['elements of different names', inRoot((index) => `<a${index}/>`)],
  ['elements inside each other', inRoot(() => DEEP)],
];

function* asItIs(): Generator<number, never> {
  for (;;) yield 1;
}

describe('a well-formed body of', () => {
  // As the service writes it: texts as they are, and no section.
  const job = xmlOf({ JobsDetail: picProcessDetail() }, { notation: asItIs(), pretty: false });
  const callback = Buffer.from(`<Response>${job.repeat(MEGABYTE / job.length)}</Response>`);

  it.each(COSTLY)('many %s takes time in proportion to its size', (_, bodyOf) => {
    expect(growthOf(bodyOf, parseBody)).toBeLessThan(IN_PROPORTION);
  });

  it.each(COSTLY)('1 MB of many %s takes at most 3 times as long as a callback of that size', (_, bodyOf) => {
    const body = bodyOf(MEGABYTE);
    const mostTimes = (MOST_TIMES * body.length) / callback.length;
    const times = timesAs(
      () => parseBody(body),
      () => parseBody(callback),
      mostTimes,
    );
    expect(times).toBeLessThan(mostTimes);
  });
});
