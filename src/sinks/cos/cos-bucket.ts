import type { Deadline } from '../../foundation/deadline';
import { retry } from '../../foundation/retry';
import { usable } from '../role-credentials';
import type { RoleCredentials } from '../role-credentials';
import { refusal, silence } from './cos-failure';
import { sendCosRequest } from './cos-request';
import type { CosRequest, CosResponse } from './cos-request';

export interface CosBucketOptions {
  /** With the APPID: `name-1250000000`. It must never have had versioning on: COS then overwrites all the same. */
  readonly bucket: string;
  readonly region: string;
  /** URL in which `{bucket}` and `{region}` are replaced. */
  readonly endpoint: string;
  /** Asked for every operation, because the platform renews the keys while the function stays warm. */
  readonly credentials: () => RoleCredentials;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

const TRIES = 3;

/** A bucket to which requests can be sent. */
export interface CosBucket {
  /** Where an object of this key is, for people. */
  readonly locationOf: (key: string) => string;
  /** Rejects with `sink_failed` when there is no answer that another try would not change. */
  readonly send: (request: CosRequest, deadline: Deadline, maxAnswerLength?: number) => Promise<CosResponse>;
}

/** Sends requests to one bucket, each until it has an answer that another try would not change. */
export function cosBucket({ bucket, region, endpoint, credentials, clock = Date.now }: CosBucketOptions): CosBucket {
  const bucketUrl = new URL(endpoint.split('{bucket}').join(bucket).split('{region}').join(region));
  const locationOf = (key: string): string => `cos://${bucket}/${key}`;

  const send: CosBucket['send'] = (request, deadline, maxAnswerLength) => {
    const what = `${request.method} ${locationOf(request.key)}`;
    const keys = usable(credentials(), 'COS', 'write to the bucket');

    async function once(timeoutMs: number): Promise<CosResponse> {
      const sending = {
        bucketUrl,
        credentials: keys,
        now: clock(),
        timeoutMs,
        ...(maxAnswerLength !== undefined && { maxAnswerLength }),
      };
      const response = await sendCosRequest(request, sending).catch((error: unknown) => {
        throw silence(what, error);
      });
      if (response.status === 429 || response.status >= 500) throw refusal(what, response);
      return response;
    }

    return retry(once, { deadline, tries: TRIES, isRetryable: () => true });
  };

  return { locationOf, send };
}
