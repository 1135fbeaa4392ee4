import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { exchange } from '../http/http-exchange';
import type { UsableCredentials } from '../role-credentials';
import { authorizationOf, keyTimeAt, percentEncode } from './cos-signature';
import type { Fields } from './cos-signature';

export interface CosRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Object key as it is, not encoded; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Fields;
  /** Besides host, length and MD5, which are added, and the token. All are signed. Names in lower case. */
  readonly headers?: Fields;
  readonly body?: Buffer;
}

export interface CosResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** COS error code, `NoSuchBucket`; answers to HEAD have none. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly text: string;
}

interface Sending {
  /** Scheme and host of the bucket. */
  readonly bucketUrl: URL;
  readonly credentials: UsableCredentials;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From now to the last byte of the answer. */
  readonly timeoutMs: number;
  /** How much of the answer's body is kept, in characters; enough for an error if not said. */
  readonly maxAnswerLength?: number;
}

/** Sends one signed request. Resolves with any answer; rejects when there is none, or not all of it in time. */
export async function sendCosRequest(request: CosRequest, sending: Sending): Promise<CosResponse> {
  const { credentials, bucketUrl, timeoutMs, maxAnswerLength } = sending;
  const { status, headers, text } = await exchange({
    url: bucketUrl,
    path: pathOf(request),
    method: request.method,
    headers: headersOf(request, sending),
    timeoutMs,
    ...(request.body && { body: request.body }),
    ...(maxAnswerLength !== undefined && { maxAnswerLength }),
  });
  // An endpoint that is not COS may echo the request, and what it says ends up in a log.
  const secrets = ['q-signature', credentials.secretKey, credentials.sessionToken ?? credentials.secretKey];
  const harmless = (said: unknown) =>
    typeof said === 'string' && !secrets.some((secret) => said.includes(secret)) ? said : undefined;
  return {
    status,
    headers,
    code: harmless(/<Code>([^<]*)</.exec(text)?.[1]),
    message: harmless(/<Message>([^<]*)</.exec(text)?.[1]),
    requestId: harmless(headers['x-cos-request-id']),
    text,
  };
}

function headersOf(request: CosRequest, { bucketUrl, credentials, now }: Sending): Fields {
  const { method, key, query = {}, body } = request;
  const headers = { ...request.headers, host: bucketUrl.host, ...(body && integrityOf(body)) };
  const authorization = authorizationOf({ method, path: `/${key}`, query, headers }, credentials, keyTimeAt(now));
  // COS checks the token by itself: it is no part of the signature.
  const token = credentials.sessionToken === undefined ? {} : { 'x-cos-security-token': credentials.sessionToken };
  return { ...headers, authorization, ...token };
}

function integrityOf(body: Buffer): Fields {
  return { 'content-length': String(body.length), 'content-md5': createHash('md5').update(body).digest('base64') };
}

function pathOf({ key, query = {} }: CosRequest): string {
  const path = `/${key.split('/').map(percentEncode).join('/')}`;
  const pairs = Object.entries(query).map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
