import { isReservedName, MAX_NODES, mostNodes } from '../../src/parse/limits';

describe('isReservedName', () => {
  it.each(Object.getOwnPropertyNames(Object.prototype))('reserves %s', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  it.each(['JobsDetail', 'Constructor', '_', '', 'length', 'name'])('leaves %j to callbacks', (name) => {
    expect(isReservedName(name)).toBe(false);
  });
});

describe('the most nodes of a body', () => {
  it.each([
    { length: 0, nodes: MAX_NODES },
    { length: 2_097_152, nodes: 131_072 },
    { length: 6_291_456, nodes: 393_216 },
  ])('of $length characters are $nodes', ({ length, nodes }) => {
    expect(mostNodes(' '.repeat(length))).toBe(nodes);
  });
});
