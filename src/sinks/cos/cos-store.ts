import type { Deadline } from '../../foundation/deadline';
import { CallbackError } from '../../foundation/errors';
import { retry } from '../../foundation/retry';
import { usable } from '../../tencent/credentials';
import type { CredentialSource } from '../../tencent/credentials';
import { noAnswer, refused } from '../../tencent/failure';
import { isPassing } from '../../tencent/http-exchange';
import { sendSigned } from '../../tencent/signed-request';
import type { SignedAnswer, SignedRequest } from '../../tencent/signed-request';
import type { NoteStore, ObjectStore, StoredObject } from '../object-store';

export interface CosSettings {
  /** With the APPID: `name-1250000000`. It must never have had versioning on: COS then overwrites all the same. */
  readonly bucket: string;
  readonly region: string;
  /** URL in which `{bucket}` and `{region}` are replaced. */
  readonly endpoint: string;
}

export interface CosOptions extends CosSettings {
  readonly credentials: CredentialSource;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** A bucket to which requests can be sent. */
export interface CosBucket {
  /** Where an object of this key is, for people. */
  readonly locationOf: (key: string) => string;
  /** Sends a request until it has an answer that another try would not change. Rejects with `sink_failed` when it gets none. */
  readonly send: (request: SignedRequest, deadline: Deadline, maxAnswerLength?: number) => Promise<SignedAnswer>;
}

const COS = { name: 'COS', region: 'COS_REGION' };
const TRIES = 3;
const DIGEST_HEADER = 'x-cos-meta-sha256';
/** UTF-16 units. */
const LONGEST_NOTE = 1024 * 1024;

/**
 * A COS bucket as a store. Rejects with `sink_failed`, after retries only where another try may help: no answer, none of COS, 429,
 * 5xx. PUT Object: https://www.tencentcloud.com/document/product/436/7749, HEAD Object: …/436/7745.
 */
export function cosStore(options: CosOptions): ObjectStore & NoteStore {
  const { send, locationOf } = cosBucket(options);

  /** The headers of what is there; `undefined` when nothing is. */
  async function head(key: string, deadline: Deadline): Promise<SignedAnswer['headers'] | undefined> {
    const answer = await send({ method: 'HEAD', key }, deadline);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw cosRefusal(`HEAD ${locationOf(key)}`, answer);
    return answer.headers;
  }

  return {
    name: 'cos',
    locationOf,

    async create(key, object, deadline) {
      const answer = await send(creation(key, object), deadline);
      if (answer.status === 200) return 'created';
      if (answer.status === 409) return 'exists';
      throw cosRefusal(`PUT ${locationOf(key)}`, answer);
    },

    async holds(key, { digest }, deadline) {
      return (await head(key, deadline))?.[DIGEST_HEADER] === digest;
    },

    async has(key, deadline) {
      return (await head(key, deadline)) !== undefined;
    },

    async readNote(key, deadline) {
      const answer = await send({ method: 'GET', key }, deadline, LONGEST_NOTE);
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw cosRefusal(`GET ${locationOf(key)}`, answer);
      return answer.text.length < LONGEST_NOTE ? answer.text : undefined;
    },

    async writeNote(key, text, deadline) {
      const headers = { 'content-type': 'application/json' };
      const answer = await send({ method: 'PUT', key, headers, body: Buffer.from(text) }, deadline);
      if (answer.status !== 200) throw cosRefusal(`PUT ${locationOf(key)}`, answer);
    },
  };
}

function creation(key: string, { body, contentType, digest }: StoredObject): SignedRequest {
  const headers = { 'content-type': contentType, 'x-cos-forbid-overwrite': 'true', [DIGEST_HEADER]: digest };
  return { method: 'PUT', key, headers, body };
}

/** A COS bucket by the settings of the sink. */
export function cosBucket({ bucket, region, endpoint, credentials, clock = Date.now }: CosOptions): CosBucket {
  const hostUrl = new URL(endpoint.split('{bucket}').join(bucket).split('{region}').join(region));
  const locationOf = (key: string): string => `cos://${bucket}/${key}`;

  const send: CosBucket['send'] = (request, deadline, maxAnswerLength) => {
    const what = `${request.method} ${locationOf(request.key)}`;
    const keys = usable(credentials(), COS.name, 'write to the bucket');

    async function once(timeoutMs: number): Promise<SignedAnswer> {
      const sending = { hostUrl, credentials: keys, now: clock(), timeoutMs, maxAnswerLength };
      const answer = await sendSigned(request, sending).catch((error: unknown) => {
        throw noAnswer(what, COS, error);
      });
      if (isPassing(answer.status)) throw cosRefusal(what, answer);
      const fault = faultOf(request, answer);
      if (fault !== undefined) throw notOfCos(what, answer, fault);
      return answer;
    }

    return retry(once, { deadline, tries: TRIES, isRetryable: () => true });
  };

  return { locationOf, send };
}

/**
 * Why an answer cannot be the one of COS to this request; `undefined` when it can. A proxy or a sign-in page may answer 200 as
 * well. The ETag of what COS encrypts is not its MD5: https://www.tencentcloud.com/document/product/436/7729.
 */
function faultOf({ method }: SignedRequest, answer: SignedAnswer): string | undefined {
  const { status, headers, requestId, isEarly, sentMd5 } = answer;
  if (requestId === undefined) return 'without the request id of COS';
  if (method !== 'PUT' || status !== 200) return undefined;
  if (isEarly) return 'before all of the object was sent';
  if (headers.etag === undefined) return 'without an ETag';
  if (headers['x-cos-server-side-encryption'] !== undefined || headers.etag === `"${sentMd5}"`) return undefined;
  return 'with an ETag that is not the MD5 of the object';
}

function notOfCos(what: string, { status }: SignedAnswer, fault: string): CallbackError {
  const advice = 'Check COS_ENDPOINT, and that no proxy or sign-in page answers in the place of COS.';
  return new CallbackError('sink_failed', `${what} was answered ${status} ${fault}: not as COS answers. ${advice}`);
}

/** The error for an answer of COS that is no success. `what` names method and object: `PUT cos://bucket/key`. */
export function cosRefusal(what: string, { status, code, message, requestId }: SignedAnswer): CallbackError {
  const reason = code === undefined ? String(status) : `${status} ${code}`;
  return refused(what, { reason, message, requestId, remedy: remedyOf(status) });
}

function remedyOf(status: number): string {
  if (status === 403) {
    return (
      'Let the policy of the execution role allow name/cos:PutObject and name/cos:HeadObject on this prefix; ' +
      'if it does, compare the keys and the clock of the function.'
    );
  }
  if (status === 404 || (status >= 300 && status < 400)) return 'Check COS_BUCKET and COS_REGION.';
  if (isPassing(status)) return 'COS is overloaded or failing; send the callback again later.';
  return 'Look the code up in the list of COS error codes.';
}
