import COS from 'cos-nodejs-sdk-v5';
import type { CosOptions } from '../../../sinks/cos/cos-store';
import type { ObjectStore } from '../../../sinks/object-store';

/** Our COS store on the official SDK, to measure what the SDK costs. Only what the benchmark needs. */
export function cosStore(options: CosOptions): Pick<ObjectStore, 'name' | 'locationOf' | 'create' | 'holds'> {
  const { bucket, region, endpoint, credentials } = options;
  const { host, protocol } = new URL(endpoint);
  const place = (Key: string) => ({ Bucket: bucket, Region: region, Key });
  const { secretId = '', secretKey = '', sessionToken = '' } = credentials();
  const keys = { SecretId: secretId, SecretKey: secretKey, SecurityToken: sessionToken };
  const cos = new COS({ ...keys, Domain: host, Protocol: protocol === 'https:' ? protocol : 'http:' });
  return {
    name: 'cos',
    locationOf: (key) => `cos://${bucket}/${key}`,
    async create(key, { body, contentType, digest }) {
      const headers = { 'x-cos-forbid-overwrite': 'true', 'x-cos-meta-sha256': digest };
      await cos.putObject({ ...place(key), Body: body, ContentType: contentType, Headers: headers });
      return 'created';
    },
    async holds(key, { digest }) {
      const { headers } = await cos.headObject(place(key));
      return headers?.['x-cos-meta-sha256'] === digest;
    },
  };
}
