import { createHash, createHmac } from 'node:crypto';
import { percentEncoded } from '../foundation/percent-encoding';
import type { Credentials } from './credentials';

export interface Fields {
  readonly [name: string]: string;
}

/** The parts of a request that COS and Cloud Infinite check. Every given header and query parameter becomes part of the signature. */
export interface SignableRequest {
  readonly method: string;
  /** Decoded, with the leading `/`. */
  readonly path: string;
  readonly query: Fields;
  readonly headers: Fields;
}

/** Clocks differ: a signature that starts now is not yet valid on a server that is behind. */
const STARTS_BEFORE_SECONDS = 60;
const VALID_FOR_SECONDS = 300;

/** The period `start;end` (seconds since 1970) for which a signature made at `now` (milliseconds) is valid. */
export function keyTimeAt(now: number): string {
  const seconds = Math.floor(now / 1000);
  return `${seconds - STARTS_BEFORE_SECONDS};${seconds + VALID_FOR_SECONDS}`;
}

/** The `Authorization` header of a request to COS or Cloud Infinite (https://www.tencentcloud.com/document/product/436/7778). */
export function authorizationOf(
  request: SignableRequest,
  keys: Pick<Credentials, 'secretId' | 'secretKey'>,
  keyTime: string,
): string {
  const query = canonical(request.query);
  const headers = canonical(request.headers);
  const httpString = `${request.method.toLowerCase()}\n${request.path}\n${query.pairs}\n${headers.pairs}\n`;
  const stringToSign = `sha1\n${keyTime}\n${createHash('sha1').update(httpString).digest('hex')}\n`;
  // COS takes the hex text of the first digest as the key of the second, not its bytes.
  const signature = hmac(hmac(keys.secretKey, keyTime), stringToSign);
  return [
    'q-sign-algorithm=sha1',
    `q-ak=${keys.secretId}`,
    `q-sign-time=${keyTime}`,
    `q-key-time=${keyTime}`,
    `q-header-list=${headers.names}`,
    `q-url-param-list=${query.names}`,
    `q-signature=${signature}`,
  ].join('&');
}

function canonical(fields: Fields): { names: string; pairs: string } {
  const entries = Object.entries(fields)
    .map(([name, value]) => ({ name: percentEncoded(name).toLowerCase(), value: percentEncoded(value) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return {
    names: entries.map(({ name }) => name).join(';'),
    pairs: entries.map(({ name, value }) => `${name}=${value}`).join('&'),
  };
}

function hmac(key: string, text: string): string {
  return createHmac('sha1', key).update(text).digest('hex');
}
