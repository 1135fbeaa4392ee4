import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MOST_EVENT_BYTES } from '../../foundation/platform-limits';
import { foreignnessOf } from './foreign-request';
import type { Invoke } from './local-runtime';
import type { Outcome } from './outcome';
import { functionUrlEvent } from './trigger-event';

export interface LocalServerOptions {
  readonly invoke: Invoke;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a function on this machine, to this machine, as its Function URL would: each request becomes an event, each result a
 * response. What a web page of another site sends is refused.
 */
export async function startLocalServer({ invoke, port }: LocalServerOptions): Promise<LocalServer> {
  const server = createServer((request, response) => {
    answer(request, response, invoke).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A listening TCP server's address is never a pipe name.
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, close: () => closed(server) };
}

async function answer(request: IncomingMessage, response: ServerResponse, invoke: Invoke): Promise<void> {
  const foreignness = foreignnessOf(request.headers);
  if (foreignness !== undefined) {
    response.writeHead(403, { 'content-type': 'text/plain', connection: 'close' }).end(`${foreignness}\n`);
    return;
  }
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const { status, headers, content } = responseOf(await invoke(eventOf(request, body)));
  response.writeHead(status, headers).end(content);
}

interface ServedResponse {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly content: string | Buffer;
}

/** A result with a `statusCode` is a response, any other is a body: cloud.tencent.com/document/product/583/96099. */
function responseOf(outcome: Outcome): ServedResponse {
  const isJson = { 'content-type': 'application/json' };
  if ('failure' in outcome) {
    const { status, message } = outcome.failure;
    return { status, headers: isJson, content: JSON.stringify({ errorCode: status, errorMessage: message }) };
  }
  const { result } = outcome;
  if (!isResponse(result)) return { status: 200, headers: isJson, content: JSON.stringify(result) };
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = result;
  return { status: statusCode, headers, content: isBase64Encoded ? Buffer.from(body, 'base64') : body };
}

interface FunctionResponse {
  readonly statusCode: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

function isResponse(result: unknown): result is FunctionResponse {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Without an encoding set, a request yields buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // A bound for memory only: Base64 makes a third more of a body, so what is below may still be refused as an event.
    if (length > MOST_EVENT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function eventOf({ method, url = '/', headers }: IncomingMessage, body: Buffer): object {
  const [path, search] = url.split('?', 2);
  const query = Object.fromEntries(new URLSearchParams(search));
  return functionUrlEvent({ method, path, headers, query, body: body.toString('base64'), isBase64: true });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
