import { isReservedName } from '../../src/parse/limits';

describe('isReservedName', () => {
  it.each(Object.getOwnPropertyNames(Object.prototype))('reserves %s', (name) => {
    expect(isReservedName(name)).toBe(true);
  });

  it.each(['JobsDetail', 'Constructor', '_', '', 'length', 'name'])('leaves %j to callbacks', (name) => {
    expect(isReservedName(name)).toBe(false);
  });
});
