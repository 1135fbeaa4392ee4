import { CallbackError } from '../../foundation/errors';
import type { SigningKeys } from './cos-signature';

/** What the platform hands to the function; empty or missing when it has no execution role. */
export interface CosCredentials {
  readonly secretId?: string | undefined;
  readonly secretKey?: string | undefined;
  /** Comes with the temporary keys of a role; permanent keys have none. */
  readonly sessionToken?: string | undefined;
}

/** Credentials with which a request can be signed. */
export interface UsableCredentials extends SigningKeys {
  readonly sessionToken: string | undefined;
}

/** The same credentials, known to be there. Throws `sink_failed` with the names of the missing variables. */
export function usable({ secretId, secretKey, sessionToken }: CosCredentials): UsableCredentials {
  if (secretId && secretKey) return { secretId, secretKey, sessionToken: sessionToken || undefined };
  const missing = [...(secretId ? [] : ['TENCENTCLOUD_SECRETID']), ...(secretKey ? [] : ['TENCENTCLOUD_SECRETKEY'])];
  throw new CallbackError(
    'sink_failed',
    `COS cannot be written: ${missing.join(' and ')} not set. ` +
      'The platform sets it in a function that has an execution role; give the function one that may write to the bucket.',
  );
}
