import type { Deadline } from '../../foundation/deadline';
import type { Environment } from '../../schemas/variable';
import { exchange } from '../../tencent/http-exchange';
import { UsageError } from '../command-line/usage-error';

/** What the function answered. */
export interface FunctionAnswer {
  readonly status: number;
  /** The body as JSON; `undefined` when it is none. */
  readonly body: unknown;
  /** Of an error: `unauthorized`. */
  readonly code: string | undefined;
}

/**
 * The URL of the function as somebody typed it, without the token that may stand at its end. Throws a `UsageError` when it is
 * none: the token goes there, so http is only for this machine.
 */
export function functionUrl(text: string, environment: Environment): URL {
  const { CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS } = environment;
  const tokens = [CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS].map((token) => token?.trim());
  // What `npm run deploy` prints has a name in the place of the token.
  const isToken = (segment: string) => tokens.includes(segment) || segment === encodeURIComponent('<CALLBACK_TOKEN>');
  const url = parsed(text);
  const isLocal = url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal)) {
    throw new UsageError('--url takes the https URL of the function, as `npm run deploy` prints it.');
  }
  const segments = url.pathname.split('/').filter((segment) => segment !== '' && !isToken(segment));
  return new URL(`/${segments.join('/')}`, url);
}

/** Sends a request to the function; `path` is put behind its URL. Rejects when there is no answer. */
export async function askFunction(
  url: URL,
  { method, path, body }: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string },
  deadline: Deadline,
): Promise<FunctionAnswer> {
  const { status, text } = await exchange({
    url: new URL(`${url.pathname.replace(/\/$/, '')}/${path}`, url),
    method,
    headers: {
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      }),
    },
    ...(body !== undefined && { body }),
    timeoutMs: deadline.remainingMs(),
  });
  const json = jsonIn(text);
  const error = memberOf(json, 'error');
  const code = memberOf(error, 'code');
  return { status, body: json, code: typeof code === 'string' ? code : undefined };
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
