import { createHash, createHmac } from 'node:crypto';

/** What a signature is made over. */
export interface SignedParts {
  readonly method: string;
  /** Decoded, with the leading `/`. */
  readonly path: string;
  /** Decoded. */
  readonly query: ReadonlyMap<string, string>;
  readonly headers: ReadonlyMap<string, string>;
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

export const isSorted = (names: readonly string[]) =>
  names.every((name, at) => at === 0 || (names[at - 1] ?? '') < name);

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex');

/** The fields of an Authorization. */
export function claimsOf(authorization: string): Map<string, string> {
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
