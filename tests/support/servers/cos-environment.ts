import { ACCOUNT } from './cos-account';
import type { CosServer } from './cos-server';
import type { CosAccount } from './cos-verifier';

/** What a function needs to know to keep its records in the bucket of a test server. */
export function cosEnvironment({ endpoint }: Pick<CosServer, 'endpoint'>, account: CosAccount = ACCOUNT) {
  return {
    COS_BUCKET: 'results-1250000000',
    COS_REGION: 'ap-guangzhou',
    COS_ENDPOINT: endpoint,
    TENCENTCLOUD_SECRETID: account.secretId,
    TENCENTCLOUD_SECRETKEY: account.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: account.sessionToken,
  };
}
