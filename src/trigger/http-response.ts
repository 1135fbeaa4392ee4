import { lineOf } from '../foundation/bounded-text';
import type { CallbackError } from '../foundation/errors';

/** An answer in the one shape that API Gateway (integrated response) and Function URL both take. */
export interface HttpResponse {
  readonly isBase64Encoded: false;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What SCF calls with the event of an HTTP trigger and the context of the invocation. Never rejects. */
export type MainHandler = (event: unknown, context: unknown) => Promise<HttpResponse>;

/** How long a sender should wait before it repeats a callback that was not confirmed. */
const RETRY_AFTER_SECONDS = 30;

export function jsonResponse(
  statusCode: number,
  content: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    isBase64Encoded: false,
    statusCode,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: lineOf(content),
  };
}

/** The answer to a request that failed: `{"error":{code,message,issues,requestId}}`, without what the caller may not see. */
export function errorResponse(error: CallbackError, requestId: string): HttpResponse {
  const { status, retryable, exposed, meaning } = error.rule;
  const headers = {
    ...(retryable && { 'retry-after': String(RETRY_AFTER_SECONDS) }),
    ...(status === 405 && { allow: 'POST' }),
  };
  const content = {
    code: error.code,
    message: exposed ? error.message : meaning,
    issues: exposed ? error.issues : [],
    requestId,
  };
  return jsonResponse(status, { error: content }, headers);
}
