import { bucketEndpoint, valuesOf, variable } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';
import type { CosSettings } from './cos-store';

const variables = {
  COS_BUCKET: variable({
    description: 'The bucket for records, with its APPID. Never one that had versioning on.',
    allowed: 'a bucket name with APPID, such as `results-1250000000`',
    pattern: '^[a-z0-9][a-z0-9-]{0,48}-[0-9]{5,}$',
  }),
  COS_REGION: variable({
    description: 'The region of the bucket.',
    allowed: 'a region, such as `ap-guangzhou`',
    pattern: '^[a-z]+(?:-[a-z0-9]+)+$',
  }),
  COS_ENDPOINT: bucketEndpoint({
    description: 'The address of the bucket, for an internal, accelerated or own domain.',
    default: 'https://{bucket}.cos.{region}.myqcloud.com',
  }),
};

export function cosSettings(given: Environment): CosSettings {
  const { COS_BUCKET = '', COS_REGION = '', COS_ENDPOINT } = valuesOf(variables, given);
  return { bucket: COS_BUCKET, region: COS_REGION, endpoint: COS_ENDPOINT };
}

/** A bucket of Tencent's object storage. */
export const cos: SinkDefinition = {
  name: 'cos',
  variables,
  requires: [['COS_BUCKET'], ['COS_REGION']],
  // PUT Object: https://www.tencentcloud.com/document/product/436/7749.
  keyLimits: () => ({ key: 850, name: 850 }),
  configure(given) {
    const settings = cosSettings(given);
    return {
      kind: 'store',
      settings,
      open: async (credentials) => (await import('./cos-store')).cosStore({ ...settings, credentials }),
    };
  },
};
