import type { Environment } from '../../../src/schemas/variable';
import { inBothSpellings, withoutOtherKeys } from '../../../src/tools/command-line/key-names';

const client = (id?: string, key?: string, token?: string): Environment =>
  given({ TENCENT_SECRET_ID: id, TENCENT_SECRET_KEY: key, TENCENT_TOKEN: token });
const platform = (id?: string, key?: string, token?: string): Environment =>
  given({ TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key, TENCENTCLOUD_SESSIONTOKEN: token });
const given = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));

describe('keys in one spelling', () => {
  it.each([
    { says: 'of the client', keys: client('a', 'b') },
    { says: 'of the platform', keys: platform('a', 'b') },
  ])('$says are there in the other as well', ({ keys }) => {
    expect(inBothSpellings({ ...keys, A: '1' })).toEqual({ ...client('a', 'b'), ...platform('a', 'b'), A: '1' });
  });

  it.each([
    { says: 'of the client', keys: client('a', 'b', 'c') },
    { says: 'of the platform', keys: platform('a', 'b', 'c') },
  ])('$says bring their token along', ({ keys }) => {
    expect(inBothSpellings(keys)).toEqual({ ...client('a', 'b', 'c'), ...platform('a', 'b', 'c') });
  });

  it('take the place of blank ones', () => {
    const blank = platform('', '', '');
    expect(inBothSpellings({ ...client('a', 'b'), ...blank })).toEqual({
      ...client('a', 'b'),
      ...platform('a', 'b', ''),
    });
  });

  it.each([
    { says: 'half a pair', keys: client('a') },
    { says: 'a token alone', keys: client(undefined, undefined, 'c') },
    { says: 'a pair beside half of another', keys: { ...client('a', 'b'), ...platform('x') } },
    {
      says: 'a pair beside the token of another',
      keys: { ...client('a', 'b'), ...platform(undefined, undefined, 'x') },
    },
    { says: 'two pairs', keys: { ...client('a', 'b'), ...platform('x', 'y') } },
    { says: 'none', keys: {} },
  ])('are left as they are when they are $says', ({ keys }) => {
    expect(inBothSpellings(keys)).toEqual(keys);
  });
});

describe('the keys of a file', () => {
  it.each([
    { says: 'there are none in the environment', own: {}, file: client('a', 'b', 'c') },
    { says: 'they are the other half of a pair', own: client('a'), file: client(undefined, 'b') },
    { says: 'they are the same', own: client('a'), file: client('a', 'b') },
    { says: 'those of the environment are blank', own: client('', ''), file: client('a', 'b') },
  ])('are taken when $says', ({ own, file }) => {
    expect(withoutOtherKeys({ ...file, A: '1' }, own)).toEqual({ ...file, A: '1' });
  });

  it.each([
    { says: 'a pair', own: client('x', 'y'), file: client('a', 'b', 'c') },
    { says: 'a pair in the other spelling', own: platform('x', 'y'), file: client('a', 'b', 'c') },
    { says: 'half of another pair', own: client('x'), file: client('a', 'b') },
    { says: 'a pair, and the file only a token', own: client('x', 'y'), file: client(undefined, undefined, 'c') },
  ])('are left out when the environment has $says', ({ own, file }) => {
    expect(withoutOtherKeys({ ...file, A: '1' }, own)).toEqual({ A: '1' });
  });
});
