import { signatureOf } from '../tencent-signature';
import type { SignedParts } from '../tencent-signature';
import { signatureRefusal } from './ci-verifier';

const TIMES = '1700000000;1700000600';
const HOST: readonly [string, string] = ['host', 'test-1250000000.ci.ap-chongqing.myqcloud.com'];
const ACCOUNT = { secretId: 'AKIDEXAMPLE', secretKey: 'secretexample' };
const LIST = { tag: 'Transcode', states: 'Success,Failed', startCreationTime: '2022-06-27T15:23:12+0800', size: '100' };
const LENGTH = { 'content-type': 'application/xml', 'content-length': '10' };

const VECTORS = [
  { method: 'GET', path: '/jobs/j1,j2', signature: '1a188bd55e45cd0288afc3f34868ba90fe942e8a' },
  { method: 'GET', path: '/jobs', query: LIST, signature: '3b70bba87ca704ee6026aaa70d19def7092d0eb5' },
  { method: 'PUT', path: '/workflow/w1', query: { paused: '' }, signature: '767587ff32d5fd11b35b3f62fb2dcbc5f2a3a0d3' },
  { method: 'PUT', path: '/queue/p1', headers: LENGTH, signature: 'b64774868e8f9a652f2819c91021c2ea7a7a2519' },
].map(({ method, path, query = {}, headers = {}, signature }) => ({
  title: [method, path, ...Object.keys(query)].join(' '),
  parts: {
    method,
    path,
    query: new Map<string, string>(Object.entries(query)),
    headers: new Map<string, string>([HOST, ...Object.entries(headers)]),
  },
  signature,
}));

const authorizationOf = ({ query, headers }: SignedParts, signature: string) =>
  [
    `q-sign-algorithm=sha1&q-ak=AKIDEXAMPLE&q-sign-time=${TIMES}&q-key-time=${TIMES}`,
    `q-header-list=${[...headers.keys()].sort().join(';')}`,
    `q-url-param-list=${[...query.keys()]
      .map((name) => name.toLowerCase())
      .sort()
      .join(';')}`,
    `q-signature=${signature}`,
  ].join('&');

/** Both versions of the official SDK and a signer of another language agree on these signatures. */
describe('the verifier of signatures', () => {
  const refusalFor = (parts: SignedParts, authorization: string, now = 1700000300) =>
    signatureRefusal(
      { ...parts, headers: new Map([...parts.headers, ['authorization', authorization]]) },
      { account: ACCOUNT, tokenHeader: 'x-ci-security-token', strict: true, now: now * 1000 },
    );

  it.each(VECTORS)('makes and takes the published signature of $title', ({ parts, signature }) => {
    const authorization = authorizationOf(parts, signature);
    expect(signatureOf(parts, authorization, ACCOUNT.secretKey)).toBe(signature);
    expect(refusalFor(parts, authorization)).toBeUndefined();
  });

  it.each(VECTORS)('takes no other signature for $title', ({ parts, signature }) => {
    const authorization = authorizationOf(
      parts,
      signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    expect(refusalFor(parts, authorization)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  it.each([
    { what: 'at the first second', now: 1700000000, code: undefined },
    { what: 'at the last second', now: 1700000600, code: undefined },
    { what: 'too soon', now: 1699999999, code: 'SignatureExpired' },
    { what: 'too late', now: 1700000601, code: 'SignatureExpired' },
  ])('reads the times of a signature: $what', ({ now, code }) => {
    const [{ parts, signature } = { parts: undefined, signature: '' }] = VECTORS;
    expect(parts && refusalFor(parts, authorizationOf(parts, signature), now)?.code).toBe(code);
  });
});
