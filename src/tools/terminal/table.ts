import { cutTo, displayText, widthOf } from './display-text';

const GAP = '  ';
/** No column becomes narrower, however narrow the terminal is. */
const LEAST_WIDTH = 8;

/**
 * A plain text table: columns as wide as their widest cell, two spaces apart. Control characters in a cell are written out.
 * Where the lines would be wider than `columns`, the widest columns are cut.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], columns = Infinity): string {
  const lines = [head, ...rows].map((line) => line.map(displayText));
  const natural = head.map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, widthOf(line[column] ?? '')), 0),
  );
  const widths = fitted(natural, columns - GAP.length * (head.length - 1));
  const padded = (cell: string, width = 0): string => {
    const shown = cutTo(width, cell);
    return shown + ' '.repeat(width - widthOf(shown));
  };
  return lines
    .map((line) =>
      line
        .map((cell, column) => padded(cell, widths[column]))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** The widths, each at most so much that they fit into the room together. */
function fitted(widths: readonly number[], room: number): readonly number[] {
  const capped = (cap: number): number[] => widths.map((width) => Math.min(width, cap));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  let cap = Math.max(...widths, LEAST_WIDTH);
  while (cap > LEAST_WIDTH && sum(capped(cap)) > room) cap -= 1;
  return capped(cap);
}
