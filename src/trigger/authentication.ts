import { createHash, timingSafeEqual } from 'node:crypto';
import { CallbackError } from '../foundation/errors';
import type { HttpRequest } from './http-request';

const TOKEN_HEADER = 'x-callback-token';
export const TOKEN_QUERY = 'token';

/** Paths longer than this are no callback URL; the bound keeps a stranger from buying work with slashes. */
const MOST_PATH_SEGMENTS = 16;

/**
 * Lets a request pass that carries one of `tokens` as a path segment, as `?token=` or in the `x-callback-token` header.
 * Throws `unauthorized` otherwise. Takes the same time for every wrong token of every length.
 */
export function authenticate(request: HttpRequest, tokens: readonly string[]): void {
  const wanted = tokens.map(digest);
  const offered = offeredTokens(request).map(digest);
  let found = false;
  for (const token of wanted) {
    for (const offer of offered) found = timingSafeEqual(token, offer) || found;
  }
  if (found) return;
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
