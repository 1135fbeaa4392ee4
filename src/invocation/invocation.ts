import { deadlineIn } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';

/** What the platform says about one run of the function. */
export interface Invocation {
  readonly requestId: string | undefined;
  readonly deadline: Deadline;
}

/** The platform's own default limit, for a context that names none. */
const DEFAULT_LIMIT_MS = 3_000;
/** The platform's ids have 36 characters. */
const LONGEST_REQUEST_ID = 100;
/** A day, the longest that an asynchronous function may run: cloud.tencent.com/document/product/583/11637. */
const LONGEST_LIMIT_MS = 86_400_000;
const MOST_RESERVED_MS = 1_000;

/**
 * Reads the function context. The deadline ends before the platform's limit, so that there is always an answer:
 * behind API Gateway a run that is cut off can look like a 200 to the caller.
 * Fields: tencentcloud.com/document/product/583/9210; `getRemainingTimeInMillis` is not in every runtime.
 */
export function readInvocation(context: unknown): Invocation {
  const requestId = member(context, 'request_id');
  const remaining = remainingMs(context);
  return {
    requestId: typeof requestId === 'string' ? requestId.slice(0, LONGEST_REQUEST_ID) : undefined,
    deadline: deadlineIn(remaining - Math.min(MOST_RESERVED_MS, remaining / 5)),
  };
}

function remainingMs(context: unknown): number {
  const ask = member(context, 'getRemainingTimeInMillis');
  const left = typeof ask === 'function' ? unlessThrown(() => ask.call(context)) : undefined;
  const limit = left ?? member(context, 'time_limit_in_ms');
  // No timer waits longer than the platform's longest limit.
  return typeof limit === 'number' && limit > 0 ? Math.min(limit, LONGEST_LIMIT_MS) : DEFAULT_LIMIT_MS;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? unlessThrown(() => Reflect.get(value, name)) : undefined;
}

function unlessThrown(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
