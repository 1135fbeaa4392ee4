import { generalVariables } from '../../../src/configuration/variables';
import { isAllowed } from '../../../src/schemas/variable';
import { newToken } from '../../../src/tools/connect/new-token';

describe('a new token', () => {
  it.each([22, 43])('of %i characters is one that the function takes', (length) => {
    const tokens = Array.from({ length: 200 }, () => newToken(length));
    expect(
      tokens.filter((token) => token.length !== length || !isAllowed(generalVariables.CALLBACK_TOKEN, token)),
    ).toEqual([]);
    expect(new Set(tokens).size).toBe(200);
  });
});
