import { CallbackError } from '../foundation/errors';

/** A service of Tencent, as messages name it. */
export interface Service {
  /** `COS` */
  readonly name: string;
  /** What says which region it is in: `COS_REGION`, `the region`. */
  readonly region: string;
}

/** What OpenSSL says of a certificate when it does not know the authority; its versions write `self signed` and `self-signed`. */
const UNKNOWN_AUTHORITY = /issuer cert|self.signed|first cert/;

/** The error for a request that got no answer. `what` names the request: `PUT cos://bucket/key`. */
export function noAnswer(what: string, { name, region }: Service, cause: unknown): CallbackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const advice = UNKNOWN_AUTHORITY.test(reason)
    ? `The runtime does not know who signed the certificate of ${name}: if FUNCTION_NODE_OPTIONS is set, deploy without it.`
    : `Check that ${region} is right, that the network of the function reaches ${name}, ` +
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
