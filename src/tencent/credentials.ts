import { CallbackError } from '../foundation/errors';
import type { Environment } from '../schemas/variable';

/** Keys as somebody has handed them over; empty or missing when a function has no execution role. */
export interface GivenCredentials {
  readonly secretId?: string | undefined;
  readonly secretKey?: string | undefined;
  /** Comes with the temporary keys of a role; permanent keys have none. */
  readonly sessionToken?: string | undefined;
}

/** Keys with which a request can be signed. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken: string | undefined;
}

/** Asked for every request, because the platform renews the keys while the function stays warm. */
export type CredentialSource = () => GivenCredentials;

/** The execution role's temporary keys, as they are now: cloud.tencent.com/document/product/583/32748. */
export function roleCredentials(environment: Environment): GivenCredentials {
  return {
    secretId: environment['TENCENTCLOUD_SECRETID'],
    secretKey: environment['TENCENTCLOUD_SECRETKEY'],
    sessionToken: environment['TENCENTCLOUD_SESSIONTOKEN'],
  };
}

/**
 * The same credentials, known to be there. Throws `sink_failed` with the names of the missing variables.
 * `service` and `right` say whose keys they are and what the role must allow: `COS`, `write to the bucket`.
 */
export function usable(
  { secretId, secretKey, sessionToken }: GivenCredentials,
  service: string,
  right: string,
): Credentials {
  if (secretId && secretKey) return { secretId, secretKey, sessionToken: sessionToken || undefined };
  const missing = [...(secretId ? [] : ['TENCENTCLOUD_SECRETID']), ...(secretKey ? [] : ['TENCENTCLOUD_SECRETKEY'])];
  throw new CallbackError(
    'sink_failed',
    `${service} cannot be used: ${missing.join(' and ')} not set. ` +
      `The platform sets it in a function that has an execution role; give the function one that may ${right}.`,
  );
}

/** The names under which signatures go over the wire: what holds one repeats a request. */
const SIGNATURES = ['q-signature', 'Signature='];

/**
 * What an answer says, if it may be shown in a log; `undefined` otherwise, and for what is no text. A server that is not the
 * one it should be may repeat the request, with its signature, or the keys.
 */
export function harmless(said: unknown, { secretKey, sessionToken }: Credentials): string | undefined {
  if (typeof said !== 'string' || said === '') return undefined;
  const secrets = [...SIGNATURES, secretKey, ...(sessionToken === undefined ? [] : [sessionToken])];
  return secrets.some((secret) => said.includes(secret)) ? undefined : said;
}
