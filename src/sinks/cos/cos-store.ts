import type { ObjectStore, StoredObject } from '../object-store';
import { cosBucket } from './cos-bucket';
import type { CosBucketOptions } from './cos-bucket';
import { refusal } from './cos-failure';
import type { CosRequest } from './cos-request';

const DIGEST_HEADER = 'x-cos-meta-sha256';

/**
 * A COS bucket. Rejects with `sink_failed`, after retries only where another try may help: no answer, 429, 5xx.
 * PUT Object: https://www.tencentcloud.com/document/product/436/7749, HEAD Object: …/436/7745.
 */
export function cosStore(options: CosBucketOptions): ObjectStore {
  const { send, locationOf } = cosBucket(options);
  return {
    name: 'cos',
    locationOf,

    async create(key, object, deadline) {
      const response = await send(creation(key, object), deadline);
      if (response.status === 200) return 'created';
      if (response.status === 409) return 'exists';
      throw refusal(`PUT ${locationOf(key)}`, response);
    },

    async digestOf(key, deadline) {
      const response = await send({ method: 'HEAD', key }, deadline);
      if (response.status === 404) return undefined;
      if (response.status !== 200) throw refusal(`HEAD ${locationOf(key)}`, response);
      const digest = response.headers[DIGEST_HEADER];
      return typeof digest === 'string' ? digest : undefined;
    },
  };
}

function creation(key: string, { body, contentType, digest }: StoredObject): CosRequest {
  const headers = { 'content-type': contentType, 'x-cos-forbid-overwrite': 'true', [DIGEST_HEADER]: digest };
  return { method: 'PUT', key, headers, body };
}
