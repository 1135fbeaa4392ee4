import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MainHandler } from '../handler';

export interface LocalServerOptions {
  readonly handler: MainHandler;
  /** 0 takes a free port. */
  readonly port: number;
  /** The function's time limit, as the context tells it. */
  readonly timeLimitMs: number;
}

export interface LocalServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What the platform takes of a request: larger ones it refuses itself. */
const MOST_BODY_BYTES = 6 * 1024 * 1024;

/** Serves a handler on this machine as its Function URL would: each request becomes an event, each answer a response. */
export async function startLocalServer({ handler, port, timeLimitMs }: LocalServerOptions): Promise<LocalServer> {
  const server = createServer((request, response) => {
    answer(request, response, handler, timeLimitMs).catch(() => {
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

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: MainHandler,
  timeLimitMs: number,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const context = { request_id: randomUUID(), time_limit_in_ms: timeLimitMs };
  const { statusCode, headers, body: content } = await handler(eventOf(request, body), context);
  response.writeHead(statusCode, headers).end(content);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Without an encoding set, a request yields buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function eventOf(request: IncomingMessage, body: Buffer): unknown {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  return {
    httpMethod: request.method,
    path,
    headers: request.headers,
    queryString: Object.fromEntries(new URLSearchParams(query)),
    // Base64, because JSON text could not carry every byte; the platform's own rule for binary bodies.
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
