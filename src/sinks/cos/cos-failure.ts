import { CallbackError } from '../../foundation/errors';
import type { CosResponse } from './cos-request';

/** The error for an answer that is no success. `what` names method and object: `PUT cos://bucket/key`. */
export function refusal(what: string, { status, code, message, requestId }: CosResponse): CallbackError {
  const reason = [status, code, message && `(${message})`].filter(Boolean).join(' ');
  return new CallbackError(
    'sink_failed',
    `${what} was answered ${reason}, request id ${requestId ?? 'unknown'}. ${remedyOf(status)}`,
  );
}

/** The error for a request that got no answer. */
export function silence(what: string, cause: unknown): CallbackError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CallbackError(
    'sink_failed',
    `${what} failed: ${reason}. ` +
      'Check that COS_REGION is right, that the network of the function reaches COS, and that its time-out leaves room for a write.',
    { cause },
  );
}

function remedyOf(status: number): string {
  if (status === 403) {
    return (
      'Let the policy of the execution role allow name/cos:PutObject and name/cos:HeadObject on this prefix; ' +
      'if it does, compare the keys and the clock of the function.'
    );
  }
  if (status === 404 || (status >= 300 && status < 400)) return 'Check COS_BUCKET and COS_REGION.';
  if (status === 429 || status >= 500) return 'COS is overloaded or failing; send the callback again later.';
  return 'Look the code up in the list of COS error codes.';
}
