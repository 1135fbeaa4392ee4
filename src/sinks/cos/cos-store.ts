import type { Deadline } from '../../foundation/deadline';
import { retry } from '../../foundation/retry';
import type { ObjectStore, StoredObject } from '../object-store';
import { usable } from './cos-credentials';
import type { CosCredentials } from './cos-credentials';
import { refusal, silence } from './cos-failure';
import { sendCosRequest } from './cos-request';
import type { CosRequest, CosResponse } from './cos-request';

export interface CosStoreOptions {
  /** With the APPID: `name-1250000000`. It must never have had versioning on: COS then overwrites all the same. */
  readonly bucket: string;
  readonly region: string;
  /** URL in which `{bucket}` and `{region}` are replaced. */
  readonly endpoint: string;
  /** Asked for every operation, because the platform renews the keys while the function stays warm. */
  readonly credentials: () => CosCredentials;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export const COS_ENDPOINT = 'https://{bucket}.cos.{region}.myqcloud.com';

const DIGEST_HEADER = 'x-cos-meta-sha256';
const TRIES = 3;

/**
 * A COS bucket. Rejects with `sink_failed`, after retries only where another try may help: no answer, 429, 5xx.
 * PUT Object: https://www.tencentcloud.com/document/product/436/7749, HEAD Object: …/436/7745.
 */
export function cosStore(options: CosStoreOptions): ObjectStore {
  const locationOf = (key: string) => `cos://${options.bucket}/${key}`;
  const send = sender(options);
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

/** Sends a request until it has an answer that another try would not change. */
function sender({ bucket, region, endpoint, credentials: current, clock = Date.now }: CosStoreOptions) {
  const bucketUrl = new URL(endpoint.split('{bucket}').join(bucket).split('{region}').join(region));

  return (request: CosRequest, deadline: Deadline): Promise<CosResponse> => {
    const what = `${request.method} cos://${bucket}/${request.key}`;
    const credentials = usable(current());

    async function once(timeoutMs: number): Promise<CosResponse> {
      const response = await sendCosRequest(request, { bucketUrl, credentials, now: clock(), timeoutMs }).catch(
        (error: unknown) => {
          throw silence(what, error);
        },
      );
      if (response.status === 429 || response.status >= 500) throw refusal(what, response);
      return response;
    }

    return retry(once, { deadline, tries: TRIES, isRetryable: () => true });
  };
}
