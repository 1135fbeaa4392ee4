import { createHash, createHmac } from 'node:crypto';

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
  const claims = claimsOf(request.headers.get('authorization') ?? '');
  const claim = (name: string) => claims.get(name) ?? '';
  if (claim('q-sign-algorithm') !== 'sha1') return denied('no sha1 signature');
  if (claim('q-ak') !== account.secretId) return denied('unknown secret id', 'InvalidAccessKeyId');

  const [start = NaN, end = NaN] = claim('q-key-time').split(';').map(Number);
  if (claim('q-sign-time') !== claim('q-key-time')) return denied('q-sign-time is not q-key-time');
  if (!(start <= now / 1000 && now / 1000 <= end)) return denied('Request has expired');

  const signedHeaders = namesOf(claim('q-header-list'));
  const signedQuery = namesOf(claim('q-url-param-list'));
  const unsigned = mustBeSigned(request).find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return denied(`${unsigned} is not signed`);
  if (![...request.query.keys()].every((name) => signedQuery.includes(encode(name).toLowerCase()))) {
    return denied('a query parameter is not signed');
  }
  if (!isSorted(signedHeaders) || !isSorted(signedQuery)) return denied('the signed names are not sorted');

  const format = [
    request.method.toLowerCase(),
    `/${request.key}`,
    pairsOf(signedQuery, request.query),
    pairsOf(signedHeaders, request.headers),
    '',
  ].join('\n');
  const signKey = createHmac('sha1', account.secretKey).update(claim('q-key-time')).digest('hex');
  const toSign = ['sha1', claim('q-sign-time'), createHash('sha1').update(format).digest('hex'), ''].join('\n');
  const signature = createHmac('sha1', signKey).update(toSign).digest('hex');
  if (signature !== claim('q-signature')) return denied('the signature is another one', 'SignatureDoesNotMatch');

  if (request.headers.get('x-cos-security-token') !== account.sessionToken) {
    return denied('the token is missing or another one', 'InvalidToken');
  }
  return undefined;
}

function claimsOf(authorization: string): Map<string, string> {
  const claims = new Map<string, string>();
  for (const pair of authorization.split('&')) {
    const at = pair.indexOf('=');
    claims.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return claims;
}

const namesOf = (list: string) => (list === '' ? [] : list.split(';'));

const isSorted = (names: readonly string[]) => names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);

function mustBeSigned({ headers }: ReceivedRequest): string[] {
  const always = ['host', 'content-length', 'content-md5', 'content-type'];
  return [...headers.keys()].filter(
    (name) => always.includes(name) || (name.startsWith('x-cos-') && name !== 'x-cos-security-token'),
  );
}

function pairsOf(names: readonly string[], fields: ReadonlyMap<string, string>): string {
  const encoded = new Map([...fields].map(([name, value]) => [encode(name).toLowerCase(), encode(value)]));
  return names.map((name) => `${name}=${encoded.get(name) ?? ''}`).join('&');
}

/** RFC 3986: everything but the unreserved characters, byte by byte. */
function encode(text: string): string {
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte);
    encoded += /[A-Za-z0-9\-._~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}
