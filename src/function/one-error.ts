import { CallbackError } from '../foundation/errors';
import { firstIssues } from '../validation/issue';

/**
 * One error for all that is wrong with a callback, with the issues of all; `undefined` if nothing is. What a re-send may mend
 * gives it its code, and what the caller may not read comes before what it may.
 */
export function oneError(errors: readonly (CallbackError | undefined)[]): CallbackError | undefined {
  const all = errors.filter((error) => error !== undefined).sort((one, other) => rankOf(one) - rankOf(other));
  const [first] = all;
  if (!first || all.length === 1) return first;
  return new CallbackError(first.code, [...new Set(all.map(({ message }) => message))].join(' '), {
    cause: first.cause,
    issues: firstIssues(all.flatMap(({ issues }) => issues)),
  });
}

function rankOf({ rule }: CallbackError): number {
  if (rule.retryable) return 0;
  return rule.exposed ? 2 : 1;
}
