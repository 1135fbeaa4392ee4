import { CallbackError } from '../../foundation/errors';

/** Whether a service answered, and said no. The error of a request that got no answer has the reason as its cause. */
export function isRefusal(error: unknown): boolean {
  return error instanceof CallbackError && error.cause === undefined;
}
