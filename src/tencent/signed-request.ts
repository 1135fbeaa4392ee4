import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { percentEncoded } from '../foundation/percent-encoding';
import { harmless } from './credentials';
import type { Credentials } from './credentials';
import { authorizationOf, keyTimeAt } from './header-signature';
import type { Fields } from './header-signature';
import { exchange } from './http-exchange';

/** A request that is signed in its headers, as COS and Cloud Infinite want it. */
export interface SignedRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Path as it is, not encoded, without the leading `/`: an object key; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Fields;
  /** Besides host, length and MD5, which are added, and the token. All are signed. Names in lower case. */
  readonly headers?: Fields;
  readonly body?: Buffer;
}

export interface SignedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Error code of the service, `NoSuchBucket`; answers to HEAD have none. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string | undefined;
  readonly text: string;
  /** `true`: the answer began before all of the request was sent. */
  readonly isEarly: boolean;
  /** MD5 of the body that was sent, hex. */
  readonly sentMd5: string | undefined;
}

export interface Sending {
  /** Scheme and host; from the configuration, never from a body. */
  readonly hostUrl: URL;
  readonly credentials: Credentials;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From now to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Where the token of temporary keys goes, signed like any other header. Not said: where COS looks for it, not signed. */
  readonly tokenHeader?: string;
  /** How much of the answer's body is kept, in characters; enough for an error if not said. */
  readonly maxAnswerLength?: number | undefined;
}

/** Sends one request, once. Resolves with any answer; rejects when there is none, or not all of it in time. */
export async function sendSigned(request: SignedRequest, sending: Sending): Promise<SignedAnswer> {
  const { credentials, hostUrl, timeoutMs, maxAnswerLength } = sending;
  const md5 = request.body && createHash('md5').update(request.body).digest();
  const { status, headers, text, isEarly } = await exchange({
    url: hostUrl,
    path: pathOf(request),
    method: request.method,
    headers: headersOf(request, md5, sending),
    timeoutMs,
    ...(request.body && { body: request.body }),
    ...(maxAnswerLength !== undefined && { maxAnswerLength }),
  });
  return {
    status,
    headers,
    code: harmless(/<Code>([^<]*)</.exec(text)?.[1], credentials),
    message: harmless(/<Message>([^<]*)</.exec(text)?.[1], credentials),
    requestId: harmless(headers['x-cos-request-id'], credentials),
    text,
    isEarly,
    sentMd5: md5?.toString('hex'),
  };
}

function headersOf(request: SignedRequest, md5: Buffer | undefined, sending: Sending): Fields {
  const { hostUrl, credentials, now, tokenHeader } = sending;
  const { method, key, query = {}, body } = request;
  const token = (name: string) => (credentials.sessionToken === undefined ? {} : { [name]: credentials.sessionToken });
  const integrity = body && { 'content-length': String(body.length), 'content-md5': md5?.toString('base64') ?? '' };
  const signedToken = tokenHeader === undefined ? {} : token(tokenHeader);
  const headers = { ...request.headers, host: hostUrl.host, ...integrity, ...signedToken };
  const authorization = authorizationOf({ method, path: `/${key}`, query, headers }, credentials, keyTimeAt(now));
  // COS checks the token by itself: it is no part of the signature.
  return { ...headers, authorization, ...(tokenHeader === undefined && token('x-cos-security-token')) };
}

function pathOf({ key, query = {} }: SignedRequest): string {
  // A comma stands as it is between the ids of jobs: Cloud Infinite signs it so.
  const path = `/${key.split('/').map(percentEncoded).join('/').replace(/%2C/g, ',')}`;
  const pairs = Object.entries(query).map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
