import { CallbackError } from '../foundation/errors';
import type { Credentials } from './credentials';

/** A service of Tencent, as messages name it. */
export interface Service {
  /** `COS` */
  readonly name: string;
  /** What says which region it is in: `COS_REGION`, `the region`. */
  readonly region: string;
}

/** The error for a request that got no answer. `what` names the request: `PUT cos://bucket/key`. */
export function noAnswer(what: string, { name, region }: Service, cause: unknown): CallbackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const advice =
    `Check that ${region} is right, that the network of the function reaches ${name}, ` +
    'and that its time-out leaves room for a write.';
  return new CallbackError('sink_failed', `${what} failed: ${reason}. ${advice}`, { cause });
}

/** What a service said when it refused a request. */
export interface Refusal {
  /** Status or code of the service: `403 AccessDenied`. */
  readonly reason: string;
  /** The service's own words. */
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** The error for an answer that is no success. */
export function refused(what: string, { reason, message, requestId, remedy }: Refusal): CallbackError {
  const words = message === undefined ? reason : `${reason} (${message})`;
  return new CallbackError(
    'sink_failed',
    `${what} was answered ${words}, request id ${requestId ?? 'unknown'}. ${remedy}`,
  );
}

/** Whether a request may be accepted later: the service is failing, or slows its senders down. */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

/** The names under which signatures go over the wire: what holds one repeats a request. */
const SIGNATURES = ['q-signature', 'Signature='];

/**
 * What an answer says, if it may be shown in a log; `undefined` otherwise, and for what is no text. A server that is not the
 * one it should be may repeat the request, with its signature, or the keys.
 */
export function harmless(said: unknown, { secretKey, sessionToken }: Credentials): string | undefined {
  if (typeof said !== 'string' || said === '') return undefined;
  const secrets = [...SIGNATURES, secretKey, ...(sessionToken === undefined ? [] : [sessionToken])];
  return secrets.some((secret) => said.includes(secret)) ? undefined : said;
}
