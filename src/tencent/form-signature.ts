import { createHmac, randomInt } from 'node:crypto';
import type { Credentials } from './credentials';

/** Parameters of an action of Tencent's API 2.0, by the names of its page. */
export interface Parameters {
  readonly [name: string]: string;
}

/** The signed form of an action. `now` is in milliseconds since 1970. */
export function signedForm(action: Parameters, credentials: Credentials, url: URL, now: number): string {
  const { secretId, secretKey, sessionToken } = credentials;
  const parameters: Parameters = {
    ...action,
    Nonce: String(randomInt(1, 2 ** 31)),
    SecretId: secretId,
    SignatureMethod: 'HmacSHA256',
    Timestamp: String(Math.floor(now / 1000)),
    ...(sessionToken !== undefined && { Token: sessionToken }),
  };
  return new URLSearchParams({ ...parameters, Signature: signatureOf(parameters, secretKey, url) }).toString();
}

/** The HmacSHA256 signature of a POST, Base64: over the values as they are, not as the form encodes them. */
function signatureOf(parameters: Parameters, secretKey: string, { host, pathname }: URL): string {
  const pairs = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`);
  return createHmac('sha256', secretKey)
    .update(`POST${host}${pathname}?${pairs.join('&')}`)
    .digest('base64');
}
