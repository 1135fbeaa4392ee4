import { createHash, timingSafeEqual } from 'node:crypto';
import { CallbackError } from '../foundation/errors';
import type { HttpRequest } from './http-request';

const TOKEN_HEADER = 'x-callback-token';
export const TOKEN_QUERY = 'token';

/** Paths longer than this are no callback URL; the bound keeps a stranger from buying work with slashes. */
const MOST_PATH_SEGMENTS = 16;

/**
 * The index of the one of `tokens` that a request carries, as a path segment, as `?token=` or in the `x-callback-token`
 * header. Throws `unauthorized` when it carries none. Takes the same time for every wrong token of every length.
 */
export function authenticate(request: HttpRequest, tokens: readonly string[]): number {
  const offered = offeredTokens(request).map(digest);
  let found = -1;
  for (const [index, token] of tokens.map(digest).entries()) {
    for (const offer of offered) if (timingSafeEqual(token, offer)) found = index;
  }
  if (found >= 0) return found;
  throw new CallbackError(
    'unauthorized',
    `The request carries no valid callback token. Put it into the callback URL, as the last path segment or as ?${TOKEN_QUERY}=.`,
  );
}

function offeredTokens({ path, query, headers }: HttpRequest): string[] {
  const offered = path.split('/', MOST_PATH_SEGMENTS);
  for (const other of [query[TOKEN_QUERY], headers[TOKEN_HEADER]]) if (other !== undefined) offered.push(other);
  return offered;
}

// Digests are of one length, which timingSafeEqual needs, and reveal nothing of how much of a token matched.
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
