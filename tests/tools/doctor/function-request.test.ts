import { functionUrl } from '../../../src/tools/doctor/function-request';
import { TOKEN } from './subjects';

const tokens = { CALLBACK_TOKEN: TOKEN, CALLBACK_TOKEN_PREVIOUS: `old-${TOKEN}` };

it.each([
  { given: 'https://abc.tencentscf.com', url: 'https://abc.tencentscf.com/' },
  { given: 'https://abc.tencentscf.com/', url: 'https://abc.tencentscf.com/' },
  { given: `https://abc.tencentscf.com/${TOKEN}`, url: 'https://abc.tencentscf.com/' },
  { given: `https://abc.tencentscf.com/a/old-${TOKEN}`, url: 'https://abc.tencentscf.com/a' },
  { given: `https://abc.tencentscf.com/?token=${TOKEN}`, url: 'https://abc.tencentscf.com/' },
  { given: 'https://abc.tencentscf.com/<CALLBACK_TOKEN>', url: 'https://abc.tencentscf.com/' },
  { given: 'http://127.0.0.1:9000', url: 'http://127.0.0.1:9000/' },
])('the URL of the function is taken from $given without its token', ({ given, url }) => {
  expect(functionUrl(given, tokens).href).toBe(url);
});

it.each(['http://abc.tencentscf.com', 'abc.tencentscf.com', 'ftp://abc', ''])('%j is refused', (given) => {
  expect(() => functionUrl(given, tokens)).toThrow('--url takes the https URL of the function');
});
