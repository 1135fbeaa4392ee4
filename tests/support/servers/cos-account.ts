import type { CosAccount } from './cos-verifier';

/** The account of every test. The values are easy to find in a log or an error that must not hold them. */
export const ACCOUNT: CosAccount = {
  secretId: 'test-secret-id',
  secretKey: 'test-secret-key-never-in-a-message',
  sessionToken: 'test-session-token-never-in-a-message',
};
