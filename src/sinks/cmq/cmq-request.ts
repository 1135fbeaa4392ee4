import { createHmac, randomInt } from 'node:crypto';
import type { UsableCredentials } from '../role-credentials';

/** Parameters of an action, by the names of its page. */
export interface Parameters {
  readonly [name: string]: string;
}

/** The path of every action: CMQ tells them apart by the parameter `Action`. */
export const CMQ_PATH = '/v2/index.php';

/** The signed form of an action. `host` is that of the URL it is sent to, `now` is in milliseconds since 1970. */
export function signedForm(action: Parameters, credentials: UsableCredentials, host: string, now: number): string {
  const { secretId, secretKey, sessionToken } = credentials;
  const parameters: Parameters = {
    ...action,
    Nonce: String(randomInt(1, 2 ** 31)),
    SecretId: secretId,
    SignatureMethod: 'HmacSHA256',
    Timestamp: String(Math.floor(now / 1000)),
    ...(sessionToken !== undefined && { Token: sessionToken }),
  };
  return new URLSearchParams({ ...parameters, Signature: signatureOf(parameters, secretKey, host) }).toString();
}

/** The HmacSHA256 signature of a POST, Base64: over the values as they are, not as the form encodes them. */
function signatureOf(parameters: Parameters, secretKey: string, host: string): string {
  const pairs = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`);
  return createHmac('sha256', secretKey)
    .update(`POST${host}${CMQ_PATH}?${pairs.join('&')}`)
    .digest('base64');
}
