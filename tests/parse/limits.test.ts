import { isReservedName, MOST_NODES, mostNodes } from '../../src/parse/limits';

describe('isReservedName', () => {
  it.each([...Object.getOwnPropertyNames(Object.prototype), '#callback'])('reserves %s', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  it.each(['JobsDetail', 'Constructor', '_', '', 'length', 'name', '#text'])('leaves %j to callbacks', (name) => {
    expect(isReservedName(name)).toBe(false);
  });
});

describe('the most nodes of a body', () => {
  it.each([
    { form: 'xml' as const, length: 0, nodes: MOST_NODES },
    { form: 'xml' as const, length: 600_000, nodes: 50_000 },
    { form: 'xml' as const, length: 1_600_000, nodes: 100_000 },
    { form: 'xml' as const, length: 2_097_152, nodes: 131_072 },
    { form: 'json' as const, length: 50_000, nodes: MOST_NODES },
    { form: 'json' as const, length: 400_000, nodes: 80_000 },
    { form: 'json' as const, length: 2_097_152, nodes: 262_144 },
  ])('of $length characters of $form are $nodes', ({ form, length, nodes }) => {
    expect(mostNodes(' '.repeat(length), form)).toBe(nodes);
  });
});
