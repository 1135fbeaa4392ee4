import { types } from 'node:util';
import { shortened } from './bounded-text';

/** How one error code behaves: the HTTP status it answers, whether the same request may succeed later, and who may read its message. */
interface ErrorRule {
  /** HTTP status of the answer. */
  readonly status: number;
  /** `true`: sending the same callback again may succeed, so the answer carries `Retry-After`. */
  readonly retryable: boolean;
  /** `true`: the caller sees the message and the issues. `false`: the caller sees only `meaning`, the log has the rest. */
  readonly exposed: boolean;
  /** What the code says, in one sentence. */
  readonly meaning: string;
}

/** Every code the receiver answers with. Codes are stable: one is never renamed or used for something else. */
export const ERRORS = {
  event_not_supported: {
    status: 400,
    retryable: false,
    exposed: true,
    meaning: 'The function was invoked by something other than an HTTP trigger.',
  },
  method_not_allowed: { status: 405, retryable: false, exposed: true, meaning: 'A callback is a POST.' },
  unauthorized: {
    status: 401,
    retryable: false,
    exposed: true,
    meaning: 'The request carries no valid callback token.',
  },
  body_too_large: { status: 413, retryable: false, exposed: true, meaning: 'The body is larger than MAX_BODY_BYTES.' },
  body_unreadable: {
    status: 400,
    retryable: false,
    exposed: true,
    meaning: 'The body is empty, not valid Base64, not UTF-8, or neither XML nor JSON.',
  },
  xml_malformed: { status: 400, retryable: false, exposed: true, meaning: 'The body is not well-formed XML.' },
  json_malformed: { status: 400, retryable: false, exposed: true, meaning: 'The body is not well-formed JSON.' },
  body_forbidden: {
    status: 400,
    retryable: false,
    exposed: true,
    meaning:
      'The body holds something no callback holds: a DOCTYPE, a reserved name, a name twice, or too many nodes, names or jobs.',
  },
  schema_mismatch: {
    status: 422,
    retryable: false,
    exposed: true,
    meaning:
      'The body, or a job of it, has no value at all. With VALIDATION=strict also: a job does not fit its schema.',
  },
  configuration_invalid: {
    status: 503,
    retryable: true,
    exposed: false,
    meaning: 'The function is not configured correctly; its log names every fault.',
  },
  foreign_bucket: {
    status: 403,
    retryable: false,
    exposed: true,
    meaning: 'The callback is of a bucket that is not in CI_BUCKETS.',
  },
  not_confirmed: {
    status: 403,
    retryable: false,
    // Its issues have what Cloud Infinite says: with a stolen token, anybody could ask for it.
    exposed: false,
    meaning: 'With CONFIRM=on: Cloud Infinite does not know the job, or says something else of it.',
  },
  cloud_infinite_failed: {
    status: 503,
    retryable: true,
    exposed: false,
    meaning: 'With CONFIRM=on: Cloud Infinite did not say in time whether the callback is true.',
  },
  sink_failed: {
    status: 503,
    retryable: true,
    exposed: false,
    meaning: 'Not every sink has confirmed every job; the log names each outcome.',
  },
  internal_error: {
    status: 500,
    retryable: true,
    exposed: false,
    meaning: 'An unexpected fault in the function; the log has the cause.',
  },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof ERRORS;

/** One fault of a document: where it is, and in one sentence what was expected and what came. */
export interface Issue {
  /** JSON path from the root of the callback, `$.JobsDetail[0].JobId`. */
  readonly path: string;
  readonly message: string;
}

interface CallbackErrorOptions {
  readonly cause?: unknown;
  readonly issues?: readonly Issue[];
}

/** Longer words are no help: they hold what came from outside. */
const LONGEST_MESSAGE = 2000;

/** The only error class of the receiver. The message says what was wrong, where, and what to do. */
export class CallbackError extends Error {
  override readonly name = 'CallbackError';
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, { cause, issues = [] }: CallbackErrorOptions = {}) {
    super(shortened(message, LONGEST_MESSAGE), cause === undefined ? undefined : { cause });
    this.code = code;
    this.issues = issues;
  }

  get rule(): ErrorRule {
    return ERRORS[this.code];
  }
}

/** Any thrown value as a `CallbackError`; strangers become `internal_error` and keep themselves as `cause`. */
export function asCallbackError(thrown: unknown): CallbackError {
  return isCallbackError(thrown) ? thrown : new CallbackError('internal_error', messageOf(thrown), { cause: thrown });
}

// By name and code: sinks that are bundled apart bring a class of their own, which `instanceof` takes for a stranger.
function isCallbackError(thrown: unknown): thrown is CallbackError {
  if (!types.isNativeError(thrown) || thrown.name !== 'CallbackError') return false;
  return 'code' in thrown && typeof thrown.code === 'string' && Object.hasOwn(ERRORS, thrown.code);
}

/** Up to `depth` messages of an error's causes, outermost first, for the log. */
export function causesOf(error: Error, depth = 5): string[] {
  const messages: string[] = [];
  let cause: unknown = error.cause;
  while (cause !== undefined && messages.length < depth) {
    messages.push(messageOf(cause));
    cause = types.isNativeError(cause) ? cause.cause : undefined;
  }
  return messages;
}

function messageOf(thrown: unknown): string {
  return types.isNativeError(thrown)
    ? shortened(`${thrown.name}: ${thrown.message}`, LONGEST_MESSAGE)
    : `a thrown ${typeof thrown}`;
}
