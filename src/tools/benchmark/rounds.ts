/** Measures every case once a round, in another order each time, so that none always comes first. One value a round. */
export async function rounds<Name extends string, Value>(
  count: number,
  cases: Readonly<Record<Name, () => Value | Promise<Value>>>,
): Promise<Record<Name, Value[]>> {
  // `Object.keys` and `Object.fromEntries` forget the names, which are all there.
  const names = Object.keys(cases) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let round = 0; round < count; round += 1) {
    for (const name of shuffled(names)) values[name].push(await cases[name]());
  }
  return values;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
