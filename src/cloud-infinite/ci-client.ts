import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import { retry } from '../foundation/retry';
import { throttle } from '../foundation/throttle';
import type { Throttle } from '../foundation/throttle';
import type { ParsedNode } from '../parse/parsed-value';
import { harmless, usable } from '../tencent/credentials';
import type { Credentials, CredentialSource } from '../tencent/credentials';
import { noAnswer, refused } from '../tencent/failure';
import type { Fields } from '../tencent/header-signature';
import { isPassing } from '../tencent/http-exchange';
import { sendSigned } from '../tencent/signed-request';
import type { SignedAnswer, SignedRequest } from '../tencent/signed-request';
import { responseIn } from './ci-answer';
import type { CiSettings, ServedBucket } from './ci-settings';

export interface CiRequest {
  readonly method: 'GET' | 'PUT';
  /** As it is, not encoded, without the leading `/`: `jobs/j1,j2`. */
  readonly path: string;
  readonly query?: Fields;
  /** XML. */
  readonly body?: string;
}

/** An answer that another try would not change: a success, or a refusal. */
export interface CiAnswer {
  readonly status: number;
  /** Of a refusal: `AuditingJobNotFound`. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly text: string;
  /** What is in `Response`; `{}` when that is empty, or when it is a refusal. */
  readonly response: ParsedNode;
}

/** The API of Cloud Infinite for one bucket. */
export interface CiClient extends ServedBucket {
  /** What a request is about, for people: `ci://bucket/jobs/j1`. */
  locationOf(path: string): string;
  /**
   * Resolves with 2xx, and with any refusal but 429. Rejects with `cloud_infinite_failed` when there is no such answer in time,
   * and for a 200 that is none of Cloud Infinite, or a failure. The cause is `body_too_large` or `body_forbidden` when the answer is
   * more than is read.
   */
  send(request: CiRequest, deadline: Deadline): Promise<CiAnswer>;
}

export interface CiClientOptions extends Pick<CiSettings, 'endpoint' | 'tokenHeader'> {
  readonly credentials: CredentialSource;
  /** When each request may go out, those of other tries too. */
  readonly throttle: Throttle;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

/** Tencent publishes no limit for these requests; the nearest that it publishes is ten a second. */
const REQUESTS_A_SECOND = 8;
const BURST = 8;

/** A client for each served bucket. They wait for each other: all requests of a function are throttled together. */
export function ciClients(
  { buckets = [], endpoint, tokenHeader }: CiSettings,
  credentials: CredentialSource,
): readonly CiClient[] {
  const inTurn = throttle(REQUESTS_A_SECOND, BURST);
  return buckets.map((bucket) => ciClient(bucket, { endpoint, tokenHeader, credentials, throttle: inTurn }));
}

const CLOUD_INFINITE = { name: 'Cloud Infinite', region: 'CI_BUCKETS' };
const TRIES = 3;
/** UTF-16 units of a page of a list. */
const LONGEST_ANSWER = 4 * 1024 * 1024;
/** The cause of the error for a request that had no turn in time; so another try would not have one either. */
export const NO_TURN = new CallbackError('cloud_infinite_failed', 'The requests of a function wait for each other.');
/** The cause of the error for a longer one; another try would not make it shorter. */
const TOO_LONG = new CallbackError('body_too_large', `More than ${LONGEST_ANSWER} characters are not read.`);

/** What another try would not change. */
const GIVE_UP: ReadonlySet<unknown> = new Set([NO_TURN, TOO_LONG]);

/** A client for one bucket: its host is made of the settings, and of nothing that came in a body. */
export function ciClient({ bucket, region }: ServedBucket, options: CiClientOptions): CiClient {
  const { endpoint, tokenHeader, credentials, throttle, clock = Date.now } = options;
  const hostUrl = new URL(endpoint.split('{bucket}').join(bucket).split('{region}').join(region));
  const locationOf = (path: string): string => `ci://${bucket}/${path}`;

  async function send(request: CiRequest, deadline: Deadline): Promise<CiAnswer> {
    const what = `${request.method} ${locationOf(request.path)}`;
    const late = ciFailure(`${what} had no turn before its time was up: too many requests were before it.`, NO_TURN);

    async function once(keys: Credentials, timeoutMs: number): Promise<CiAnswer> {
      if (!(await throttle(deadline))) throw late;
      const sending = { hostUrl, credentials: keys, now: clock(), timeoutMs, maxAnswerLength: LONGEST_ANSWER };
      const answer = await sendSigned(signable(request), { ...sending, tokenHeader }).catch((error: unknown) => {
        throw noAnswer(what, CLOUD_INFINITE, error);
      });
      const { status, code, message, text } = answer;
      const requestId = harmless(answer.headers['x-ci-request-id'], keys);
      if (isPassing(status) || status < 200) throw ciRefusal(what, { ...answer, requestId });
      if (text.length >= LONGEST_ANSWER) throw ciFailure(`${what} was answered with more than is read.`, TOO_LONG);
      const isRefusal = status >= 300;
      return { status, code, message, requestId, text, response: isRefusal ? {} : responseIn(text, what) };
    }

    try {
      const keys = usable(credentials(), CLOUD_INFINITE.name, 'ask it: npm run policy prints what that needs');
      const isRetryable = (error: unknown): boolean => !GIVE_UP.has(asCallbackError(error).cause);
      return await retry((timeoutMs) => once(keys, timeoutMs), { deadline, tries: TRIES, isRetryable });
    } catch (error) {
      const { code, message, cause } = asCallbackError(error);
      throw code === 'cloud_infinite_failed' ? error : ciFailure(message, cause);
    }
  }

  return { bucket, region, locationOf, send };
}

function signable({ method, path, query, body }: CiRequest): SignedRequest {
  return {
    method,
    key: path,
    ...(query && { query }),
    // A PUT without a body has a length too, and it has to be signed.
    ...(method === 'PUT' && { body: Buffer.from(body ?? '') }),
    ...(body !== undefined && { headers: { 'content-type': 'application/xml' } }),
  };
}

function ciFailure(message: string, cause?: unknown): CallbackError {
  return new CallbackError('cloud_infinite_failed', message, { cause });
}

/** The error for a refusal that nobody can do anything with. `what` names method and place: `GET ci://bucket/jobs/j1`. */
export function ciRefusal(
  what: string,
  { status, code, message, requestId }: Pick<SignedAnswer, 'status' | 'code' | 'message' | 'requestId'>,
): CallbackError {
  const reason = code === undefined ? String(status) : `${status} ${code}`;
  return ciFailure(refused(what, { reason, message, requestId, remedy: remedyOf(status, code) }).message);
}

function remedyOf(status: number, code: string | undefined): string {
  if (code === 'MediaBucketUnBinded' || code === 'PicBucketUnBinded') {
    return 'Turn Cloud Infinite on for this bucket, or take it out of CI_BUCKETS.';
  }
  if (status === 401 || status === 403) {
    return 'Allow what `npm run policy` prints to the owner of the keys; if it is allowed, try the other CI_TOKEN_HEADER.';
  }
  if (status === 404 || status < 400) return 'Check CI_BUCKETS.';
  if (isPassing(status)) return 'Cloud Infinite is overloaded or failing; try again later.';
  return 'Look the code up in the list of error codes of Cloud Infinite.';
}
