import { callbackUrl } from '../../../src/tools/connect/callback-url';

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
});
