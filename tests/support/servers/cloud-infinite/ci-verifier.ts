import { claimsOf, isSorted, signatureOf, signedNames } from '../tencent-signature';
import type { SignedParts } from '../tencent-signature';

/** The keys of the one account that the server knows. */
export interface CiAccount {
  readonly secretId: string;
  readonly secretKey: string;
  /** With it, the keys are temporary and good only together with this token. */
  readonly sessionToken?: string;
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

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message });

const denied = (message: string) => refusal(403, 'AccessDenied', message);

function isDuring(times: string, now: number): boolean {
  const [, start = NaN, end = NaN] = /^(\d+);(\d+)$/.exec(times)?.map(Number) ?? [];
  return start <= now && now <= end;
}
