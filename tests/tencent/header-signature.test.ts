import COS from 'cos-nodejs-sdk-v5';
import fc from 'fast-check';
import { authorizationOf, keyTimeAt } from '../../src/tencent/header-signature';

const CI_HOST = 'test-1250000000.ci.ap-chongqing.myqcloud.com';
const HOST = 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com';

describe('the COS signature', () => {
  /** The sample keys of the vendor's page on request signatures, which are nobody's. */
  const keys = { secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q', secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz' };

  it.each([
    {
      keyTime: '1557989151;1557996351',
      request: {
        method: 'PUT',
        path: '/exampleobject(腾讯云)',
        query: {},
        headers: {
          Date: 'Thu, 16 May 2019 06:45:51 GMT',
          Host: HOST,
          'Content-Type': 'text/plain',
          'Content-Length': '13',
          'Content-MD5': 'mQ/fVh815F3k6TAUm8m0eg==',
          'x-cos-acl': 'private',
          'x-cos-grant-read': 'uin="100000000011"',
        },
      },
      headerList: 'content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read',
      parameterList: '',
      signature: '3b8851a11a569213c17ba8fa7dcf2abec6935172',
    },
    {
      keyTime: '1557989753;1557996953',
      request: {
        method: 'GET',
        path: '/exampleobject(腾讯云)',
        query: { 'response-content-type': 'application/octet-stream', 'response-cache-control': 'max-age=600' },
        headers: { Date: 'Thu, 16 May 2019 06:55:53 GMT', Host: HOST },
      },
      headerList: 'date;host',
      parameterList: 'response-cache-control;response-content-type',
      signature: '01681b8c9d798a678e43b685a9f1bba0f6c0e012',
    },
  ])('is the published one for the $request.method example', (example) => {
    expect(authorizationOf(example.request, keys, example.keyTime)).toBe(
      `q-sign-algorithm=sha1&q-ak=${keys.secretId}&q-sign-time=${example.keyTime}&q-key-time=${example.keyTime}` +
        `&q-header-list=${example.headerList}&q-url-param-list=${example.parameterList}&q-signature=${example.signature}`,
    );
  });

  it.each([
    { method: 'GET', path: '/jobs/j1,j2', signature: '1a188bd55e45cd0288afc3f34868ba90fe942e8a' },
    {
      method: 'GET',
      path: '/jobs',
      query: {
        tag: 'Transcode',
        states: 'Success,Failed',
        startCreationTime: '2022-06-27T15:23:12+0800',
        size: '100',
      },
      signature: '3b70bba87ca704ee6026aaa70d19def7092d0eb5',
    },
    {
      method: 'PUT',
      path: '/workflow/w1',
      query: { paused: '' },
      signature: '767587ff32d5fd11b35b3f62fb2dcbc5f2a3a0d3',
    },
    {
      method: 'PUT',
      path: '/queue/p1',
      headers: { 'Content-Type': 'application/xml', 'Content-Length': '10' },
      signature: 'b64774868e8f9a652f2819c91021c2ea7a7a2519',
    },
  ])(
    'is what two versions of the official SDK and an independent signer make for Cloud Infinite: $method $path $query',
    ({ method, path, query = {}, headers = {}, signature }) => {
      const request = { method, path, query, headers: { ...headers, Host: CI_HOST } };
      const itsKeys = { secretId: 'AKIDEXAMPLE', secretKey: 'secretexample' };
      expect(authorizationOf(request, itsKeys, '1700000000;1700000600')).toMatch(
        new RegExp(`&q-signature=${signature}$`),
      );
    },
  );

  it('is the one of the official SDK, whatever is in the key, the headers and the query', () => {
    // Every code point that UTF-8 can carry.
    const hostile = fc.string({ unit: 'binary' });
    const some = (...names: string[]) => fc.dictionary(fc.constantFrom(...names), hostile);
    const request = fc.record({
      method: fc.constantFrom('GET' as const, 'PUT' as const, 'DELETE' as const),
      path: hostile.map((key) => `/${key}`),
      query: some('prefix', 'marker', 'max-keys', 'Response-Content-Type'),
      headers: some('host', 'content-length', 'Content-MD5', 'content-type', 'x-cos-meta-sha256', 'X-Cos-Meta-Name'),
    });
    fc.assert(
      fc.property(request, hostile, ({ method, path, query, headers }, secretKey) => {
        fc.pre(secretKey !== '');
        const expected = COS.getAuthorization({
          SecretId: 'id',
          SecretKey: secretKey,
          Method: method,
          Pathname: path,
          Query: { ...query },
          Headers: { ...headers },
          KeyTime: '1;2',
        });
        expect(authorizationOf({ method, path, query, headers }, { secretId: 'id', secretKey }, '1;2')).toBe(expected);
      }),
    );
  });

  it('is valid from a minute ago, for servers whose clock is behind, until five minutes from now', () => {
    expect(keyTimeAt(1_557_989_151_999)).toBe('1557989091;1557989451');
  });
});
