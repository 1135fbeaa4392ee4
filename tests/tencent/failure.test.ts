import { noAnswer } from '../../src/tencent/failure';

const COS = { name: 'COS', region: 'COS_REGION' };

describe('the error for a request that got no answer', () => {
  it.each([
    // OpenSSL 3 and 1.1.1, as Node.js 20 and 16 show them.
    'unable to get local issuer certificate',
    'unable to get issuer certificate',
    'unable to verify the first certificate',
    'self-signed certificate',
    'self signed certificate in certificate chain',
  ])('says what to do about a certificate of an unknown authority: %s', (reason) => {
    expect(noAnswer('PUT cos://a/b', COS, new Error(reason)).message).toBe(
      `PUT cos://a/b failed: ${reason}. The runtime does not know who signed the certificate of COS: ` +
        'if FUNCTION_NODE_OPTIONS is set, deploy without it.',
    );
  });

  it.each(['connect ECONNREFUSED 127.0.0.1:1', 'certificate has expired'])('blames no authority for: %s', (reason) => {
    expect(noAnswer('PUT cos://a/b', COS, new Error(reason)).message).toMatch(
      /^PUT cos:\/\/a\/b failed: .+\. Check that COS_REGION is right, that the network of the function reaches COS,/,
    );
  });
});
