import { claimsOf, isSorted, listedName, signatureOf, signedNames } from './tencent-signature';

/** The keys of the one account that the server knows. */
export interface CosAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** Temporary keys are good only together with this token. */
  readonly sessionToken: string;
}

export interface ReceivedRequest {
  readonly method: string;
  /** Decoded object key, without the leading `/`. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
}

/** Why a request is refused, as a COS error code. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const denied = (message: string, code = 'AccessDenied'): Refusal => ({ status: 403, code, message });

/**
 * Checks a request the way the COS page "Request Signature" tells servers to. Written from that page alone, and on purpose without
 * anything of src/: a fault of the signer must not be repeated here. Stricter than COS in one thing: what may be signed has to be.
 */
export function refusalOf(request: ReceivedRequest, account: CosAccount, now: number): Refusal | undefined {
  const authorization = request.headers.get('authorization') ?? '';
  const claims = claimsOf(authorization);
  const claim = (name: string) => claims.get(name) ?? '';
  if (claim('q-sign-algorithm') !== 'sha1') return denied('no sha1 signature');
  if (claim('q-ak') !== account.secretId) return denied('unknown secret id', 'InvalidAccessKeyId');

  const [start = NaN, end = NaN] = claim('q-key-time').split(';').map(Number);
  if (claim('q-sign-time') !== claim('q-key-time')) return denied('q-sign-time is not q-key-time');
  if (!(start <= now / 1000 && now / 1000 <= end)) return denied('Request has expired');

  const { headers: signedHeaders, parameters: signedQuery } = signedNames(authorization);
  const unsigned = mustBeSigned(request).find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return denied(`${unsigned} is not signed`);
  if (![...request.query.keys()].every((name) => signedQuery.includes(listedName(name)))) {
    return denied('a query parameter is not signed');
  }
  if (!isSorted(signedHeaders) || !isSorted(signedQuery)) return denied('the signed names are not sorted');

  const signature = signatureOf({ ...request, path: `/${request.key}` }, authorization, account.secretKey);
  if (signature !== claim('q-signature')) return denied('the signature is another one', 'SignatureDoesNotMatch');

  if (request.headers.get('x-cos-security-token') !== account.sessionToken) {
    return denied('the token is missing or another one', 'InvalidToken');
  }
  return undefined;
}

function mustBeSigned({ headers }: ReceivedRequest): string[] {
  const always = ['host', 'content-length', 'content-md5', 'content-type'];
  return [...headers.keys()].filter(
    (name) => always.includes(name) || (name.startsWith('x-cos-') && name !== 'x-cos-security-token'),
  );
}
