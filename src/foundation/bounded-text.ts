/** The most that one line of the log, or one answer, may have, in bytes. The line of a last resort alone may have more. */
export const MOST_LINE_BYTES = 64 * 1024;

/** A text cut after about `most` UTF-16 units, no character halved, with a count of what is left out. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return `${text.slice(0, end)}… (${text.length - end} more)`;
}

/** What JSON leaves as it is, but a terminal or a reader of lines would act on. */
const ACTIVE = /[\u007f-\u009f\u2028\u2029]/g;

/** JSON in one line, without any control character or line separator. */
export function lineOf(value: unknown): string {
  return JSON.stringify(value).replace(
    ACTIVE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As many of the first items as fit into `bytes` when they are written by `lineOf`. */
export function fittingItems<Item>(items: readonly Item[], bytes: number): readonly Item[] {
  let left = bytes;
  const tooMuch = items.findIndex((item) => {
    left -= Buffer.byteLength(lineOf(item)) + 1;
    return left < 0;
  });
  return tooMuch === -1 ? items : items.slice(0, tooMuch);
}
