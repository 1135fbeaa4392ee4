import { createHash, createHmac } from 'node:crypto';

/** The keys of the one account that the server knows. */
export interface CiAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** With it, the keys are temporary and good only together with this token. */
  readonly sessionToken?: string;
}

/** What a signature is made over. */
export interface SignedParts {
  readonly method: string;
  /** Decoded, with the leading `/`. */
  readonly path: string;
  /** Decoded. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
}

/** Why a request is refused. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface Demands {
  readonly account: CiAccount;
  /** Where temporary keys must have their token: sources disagree. */
  readonly tokenHeader: string;
  /** Whether token, Content-Type and Content-Length must be signed; if not, a signature of the host alone is good. */
  readonly strict: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const FIELDS = [
  ...['q-sign-algorithm', 'q-ak', 'q-sign-time', 'q-key-time', 'q-header-list', 'q-url-param-list', 'q-signature'],
];

/**
 * Checks a request the way the page "Request Signature" tells servers to, with the codes of Cloud Infinite. On purpose without
 * anything of src/: a fault of the signer must not be repeated here. The codes of a wrong digest and of a wrong token are those of
 * COS: none is published for Cloud Infinite.
 */
export function signatureRefusal(request: SignedParts, demands: Demands): Refusal | undefined {
  const { account, tokenHeader, strict, now } = demands;
  const authorization = request.headers.get('authorization');
  if (authorization === undefined) return refusal(401, 'MissingAuthorization', 'there is no Authorization');
  const claims = claimsOf(authorization);
  const missing = FIELDS.find((name) => !claims.has(name));
  if (missing !== undefined) return refusal(401, 'InvalidAuthorization', `${missing} is missing`);
  if (claims.get('q-sign-algorithm') !== 'sha1')
    return refusal(401, 'InvalidAuthorization', 'q-sign-algorithm is not sha1');
  if (claims.get('q-ak') !== account.secretId) return refusal(401, 'SecretidNotExist', 'the secret id is unknown');
  if (!['q-key-time', 'q-sign-time'].every((name) => isDuring(claims.get(name) ?? '', now / 1000))) {
    return refusal(401, 'SignatureExpired', 'now is not in q-key-time and q-sign-time');
  }

  const { headers, parameters } = signedNames(authorization);
  if (!isSorted(headers) || !isSorted(parameters)) return denied('the signed names are not sorted');
  const invented = headers.find((name) => !request.headers.has(name));
  if (invented !== undefined) return denied(`${invented} is signed, but was not sent`);
  const wanted = ['host', ...(strict ? ['content-type', 'content-length', tokenHeader] : [])];
  const unsigned = wanted.find((name) => request.headers.has(name) && !headers.includes(name));
  if (unsigned !== undefined) return denied(`${unsigned} is not signed`);
  if (signatureOf(request, authorization, account.secretKey) !== claims.get('q-signature')) {
    return refusal(403, 'SignatureDoesNotMatch', 'the signature is another one');
  }
  if (request.headers.get(tokenHeader) !== account.sessionToken) {
    return denied(`the token in ${tokenHeader} is missing or another one`);
  }
  return undefined;
}

/** The signature that belongs to the names and times of an Authorization. */
export function signatureOf(request: SignedParts, authorization: string, secretKey: string): string {
  const { headers, parameters } = signedNames(authorization);
  const claims = claimsOf(authorization);
  const format = [
    request.method.toLowerCase(),
    request.path,
    pairsOf(parameters, request.query),
    pairsOf(headers, request.headers),
    '',
  ].join('\n');
  const signKey = hmac(secretKey, claims.get('q-key-time') ?? '');
  const digest = createHash('sha1').update(format).digest('hex');
  return hmac(signKey, ['sha1', claims.get('q-sign-time') ?? '', digest, ''].join('\n'));
}

/** The names that an Authorization lists, as they are written there: encoded, in lower case. */
export function signedNames(authorization: string): { headers: readonly string[]; parameters: readonly string[] } {
  const claims = claimsOf(authorization);
  const namesOf = (claim: string) => (claims.get(claim) ?? '').split(';').filter((name) => name !== '');
  return { headers: namesOf('q-header-list'), parameters: namesOf('q-url-param-list') };
}

/** The name of a parameter as a signature lists it. */
export const listedName = (name: string) => encode(name).toLowerCase();

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message });

const denied = (message: string) => refusal(403, 'AccessDenied', message);

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex');

const isSorted = (names: readonly string[]) => names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);

function isDuring(times: string, now: number): boolean {
  const [, start = NaN, end = NaN] = /^(\d+);(\d+)$/.exec(times)?.map(Number) ?? [];
  return start <= now && now <= end;
}

function claimsOf(authorization: string): Map<string, string> {
  const pairs = authorization.split('&').map((pair) => /^([^=]*)=?(.*)$/s.exec(pair) ?? []);
  return new Map(pairs.map(([, name = '', value = '']) => [name.trim(), value]));
}

function pairsOf(names: readonly string[], fields: ReadonlyMap<string, string>): string {
  const encoded = new Map([...fields].map(([name, value]) => [listedName(name), encode(value)]));
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
