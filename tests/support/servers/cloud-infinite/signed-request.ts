import http from 'node:http';
import { text } from 'node:stream/consumers';
import { ACCOUNT } from '../cos-account';
import { listedName, signatureOf } from '../tencent-signature';
import type { CloudInfinite } from './cloud-infinite';

export interface SignedRequest {
  readonly method?: string;
  /** Decoded, with the leading `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** In the place of or beside what is sent else; `undefined` takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Headers and parameters that are sent, but not signed. */
  readonly unsigned?: readonly string[];
  /** Changes the Authorization before it is sent. */
  readonly forge?: (authorization: string) => string;
  /** Seconds since 1970 between which the signature is good. */
  readonly times?: string;
}

export interface SignedAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Sends a request with everything signed, by hand: what no SDK sends can be sent by it. It signs with the verifier's own code,
 * which the published vectors and the official SDK hold to the truth.
 */
export async function sendSigned(server: CloudInfinite, request: SignedRequest): Promise<SignedAnswer> {
  const { method = 'GET', path, query = {}, body, unsigned = [], forge = unchanged } = request;
  const { host, hostname, port } = new URL(server.endpoint);
  const standard = {
    host,
    'x-ci-security-token': ACCOUNT.sessionToken,
    ...(body === undefined ? {} : { 'content-type': 'application/xml' }),
    ...(method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body ?? '')) }),
  };
  const headers = new Map<string, string>();
  const given: Readonly<Record<string, string | undefined>> = { ...standard, ...request.headers };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers.set(name, value);
  }

  const now = Math.floor(Date.now() / 1000);
  const times = request.times ?? `${now - 60};${now + 600}`;
  const listOf = (names: Iterable<string>) =>
    [...names]
      .filter((name) => !unsigned.includes(name))
      .map(listedName)
      .sort()
      .join(';');
  const fields = {
    'q-sign-algorithm': 'sha1',
    'q-ak': ACCOUNT.secretId,
    'q-sign-time': times,
    'q-key-time': times,
    'q-header-list': listOf(headers.keys()),
    'q-url-param-list': listOf(Object.keys(query)),
  };
  const claims = Object.entries(fields).map((pair) => pair.join('='));
  const parts = { method, path, query: new Map(Object.entries(query)), headers };
  const signature = signatureOf(parts, claims.join('&'), ACCOUNT.secretKey);
  headers.set('authorization', forge([...claims, `q-signature=${signature}`].join('&')));

  const search = Object.entries(query).map((pair) => pair.map((field) => encodeURIComponent(field)).join('='));
  const url = encodeURI(path) + (search.length === 0 ? '' : `?${search.join('&')}`);
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      { method, hostname, port, path: url, headers: Object.fromEntries(headers) },
      (incoming) => {
        const { statusCode: status = 0, headers: received } = incoming;
        text(incoming).then((answer) => {
          resolve({ status, headers: received, body: answer });
        }, reject);
      },
    );
    outgoing.on('error', reject);
    // Only a request without a length is written in pieces.
    if (body !== undefined) outgoing.write(body);
    outgoing.end();
  });
}

const unchanged = (authorization: string): string => authorization;
