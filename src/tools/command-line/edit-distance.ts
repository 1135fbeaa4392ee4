/** How many letters have to be added, left out, changed or swapped with their neighbour to make one text of the other. */
export function editDistance(one: string, other: string): number {
  const width = other.length + 1;
  // One row for each letter of `one`; a cell is the distance of what is read of both up to there.
  let above: number[] = [];
  let row = Array.from({ length: width }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const twoAbove = above;
    above = row;
    row = [line];
    for (let column = 1; column < width; column += 1) {
      const isSame = one[line - 1] === other[column - 1];
      const isSwapped = line > 1 && one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      row.push(
        Math.min(
          at(above, column) + 1,
          at(row, column - 1) + 1,
          at(above, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(twoAbove, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(row, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
