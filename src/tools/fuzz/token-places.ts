import { hostileText } from './hostile-texts';
import type { Random } from './random';

export type OfferedToken = 'right' | 'wrong' | 'none';

/** Where an event carries tokens. */
export interface TokenPlaces {
  readonly offered: OfferedToken;
  readonly path: string;
  readonly headers: object;
  /** Members of the event: the kinds of query that triggers know. */
  readonly members: object;
}

/** Puts the token, one that is nearly it, or none into a request: mostly the token, mostly into the path. */
export function placeTokens(token: string, random: Random): TokenPlaces {
  const offered = random.oneIn(12) ? random.pick(['wrong', 'none'] as const) : 'right';
  const place = (value: string): TokenPlaces => ({ offered, ...random.pick(PLACES)(value, random) });
  switch (offered) {
    case 'none':
      return { offered, path: random.pick(['/', '', '/ci', '//', '/a/b/c']), headers: {}, members: {} };
    case 'wrong':
      return place(nearly(token, random));
    case 'right': {
      const places = place(token);
      return random.oneIn(8) ? { ...places, headers: { ...places.headers, 'x-callback-token': token } } : places;
    }
  }
}

const PLACES: readonly ((token: string, random: Random) => Omit<TokenPlaces, 'offered'>)[] = [
  (token) => ({ path: `/${token}`, headers: {}, members: {} }),
  (token) => ({ path: `/${token}`, headers: {}, members: {} }),
  (token) => ({ path: `/release/ci/${token}`, headers: {}, members: {} }),
  (token) => ({ path: `/${token}/more`, headers: {}, members: {} }),
  (token) => ({ path: '/', headers: {}, members: { queryString: { token } } }),
  (token) => ({ path: '/', headers: {}, members: { queryStringParameters: { token } } }),
  (token) => ({ path: '/ci', headers: {}, members: { queryString: { token: [token, 'other'] } } }),
  (token) => ({ path: '/', headers: { 'x-callback-token': token }, members: {} }),
  (token) => ({ path: '/', headers: { 'X-Callback-Token': [token] }, members: {} }),
  (token, random) => ({
    path: `/${token}`,
    headers: {},
    members: { queryString: random.pick<unknown>([null, [], 'text', { token: 7 }, { other: hostileText(random) }]) },
  }),
];

/** What is easily taken for the token. */
function nearly(token: string, random: Random): string {
  return random.pick([
    ...[
      token.slice(1),
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase(),
      ` ${token}`,
      `${token}\n`,
      `${token}${token}`,
    ],
    ...['', 'undefined', 'null', '[object Object]', '%00', 'x'.repeat(10_000), hostileText(random)],
  ]);
}
