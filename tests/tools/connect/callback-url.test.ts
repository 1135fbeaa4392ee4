import { callbackUrl } from '../../../src/tools/connect/callback-url';
import { chosenTargets, assertFits } from '../../../src/tools/connect/chosen';
import { tokenHider } from '../../../src/tools/connect/hidden-tokens';
import { newToken } from '../../../src/tools/connect/new-token';
import type { Target } from '../../../src/tools/connect/targets';
import { generalVariables } from '../../../src/configuration/variables';
import { isAllowed } from '../../../src/schemas/variable';

const TOKEN = 'token-of-the-tests-1234567890';
const HOST = 'https://1250000000-abcdefgh.ap-guangzhou.tencentscf.com';

describe('the callback URL', () => {
  it.each([
    { given: HOST, url: `${HOST}/${TOKEN}` },
    { given: `${HOST}/ci/`, url: `${HOST}/ci/${TOKEN}` },
    { given: `${HOST}/ci?x=1`, url: `${HOST}/ci/${TOKEN}?x=1` },
    { given: `${HOST}/<CALLBACK_TOKEN>`, url: `${HOST}/${TOKEN}` },
    { given: `${HOST}/${TOKEN}`, url: `${HOST}/${TOKEN}` },
    { given: `${HOST}/?token=${TOKEN}`, url: `${HOST}/?token=${TOKEN}` },
    {
      given: 'https://service-a.gz.apigw.tencentcs.com/release/ci',
      url: `https://service-a.gz.apigw.tencentcs.com/release/ci?token=${TOKEN}`,
    },
  ])('of $given has the token in it', ({ given, url }) => {
    expect(callbackUrl(given, TOKEN)).toBe(url);
  });

  it.each([
    { given: undefined, says: '`npm run deploy` prints it' },
    { given: 'callback.example', says: 'no URL' },
    { given: 'http://callback.example/', says: 'https://' },
    { given: 'https://me:secret@callback.example/', says: 'login' },
    { given: 'https://callback.example/#here', says: '#' },
    { given: `${HOST}/another-token-0123456789abc`, says: 'not the CALLBACK_TOKEN' },
    { given: `${HOST}/?token=short`, says: 'not the CALLBACK_TOKEN' },
  ])('is not made of $given', ({ given, says }) => {
    expect(() => callbackUrl(given, TOKEN)).toThrow(says);
  });

  it.each([
    ...['localhost', 'a.local', 'intranet', '10.0.0.1', '127.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.1.1'],
    ...['100.64.0.1', '0.0.0.0', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:10.0.0.1]', '2130706433'],
  ])('is not at a private address: %s', (host) => {
    expect(() => callbackUrl(`https://${host}/`, TOKEN)).toThrow('must be a public address');
  });

  it('is refused before a write where a queue takes only 100 characters', () => {
    // Only what is looked at.
    const target = { id: 'p1', place: { longestUrl: 100 } } as Target;
    const queues = chosenTargets(
      { queues: [target], workflows: [], notes: [], failures: [] },
      { queue: 'p1', workflow: undefined, all: false },
    );
    const long = callbackUrl(`https://${'a'.repeat(40)}.ap-guangzhou.tencentscf.com`, newToken(43));
    expect(() => {
      assertFits(queues, long, () => '(hidden)');
    }).toThrow(/^\(hidden\) has 120 characters, .* 100\. .*npm run token -- --short/);
    const short = callbackUrl(HOST, newToken(22));
    expect(short.length).toBeLessThanOrEqual(100);
    expect(() => {
      assertFits(queues, short, () => '(hidden)');
    }).not.toThrow();
  });

  it('is not set for an id that there is not', () => {
    const none = { queues: [], workflows: [], notes: [], failures: [] };
    const choice = { queue: undefined, workflow: undefined, all: false };
    expect(() => chosenTargets(none, { ...choice, queue: 'p1' })).toThrow('--queue p1');
    expect(() => chosenTargets(none, { ...choice, workflow: 'w1' })).toThrow('--workflow w1');
    expect(() => chosenTargets(none, { ...choice, queue: 'p1', all: true })).toThrow('--all means every queue');
  });
});

describe('a text for people', () => {
  const hide = tokenHider(new Map([[TOKEN, '<CALLBACK_TOKEN>']]));

  it.each([
    { text: `see ${HOST}/${TOKEN}.`, shown: `see ${HOST}/<CALLBACK_TOKEN>.` },
    { text: `${HOST}/?token=${TOKEN}&x=1`, shown: `${HOST}/?token=<CALLBACK_TOKEN>&x=<hidden>` },
    { text: 'https://a.example/secret-of-another-receiver', shown: 'https://a.example/<token>' },
    { text: 'https://a.example/hook?key=abc', shown: 'https://a.example/hook?key=<hidden>' },
    { text: '"https://me:pass@a.example/x"', shown: '"https://<login>@a.example/x"' },
    {
      text: 'ci://a-1250000000/queue/p1234567890123456789012345',
      shown: 'ci://a-1250000000/queue/p1234567890123456789012345',
    },
  ])('holds no secret of $text', ({ text, shown }) => {
    expect(hide(text)).toBe(shown);
  });
});

describe('a new token', () => {
  it.each([22, 43])('of %i characters is one that the function takes', (length) => {
    const tokens = Array.from({ length: 200 }, () => newToken(length));
    expect(
      tokens.filter((token) => token.length !== length || !isAllowed(generalVariables.CALLBACK_TOKEN, token)),
    ).toEqual([]);
    expect(new Set(tokens).size).toBe(200);
  });
});
