import http from 'node:http';
import { sleep } from '../time/fake-time';
import { answerOf, errorAnswer } from './cos-bucket';
import type { CosAnswer, CosObject } from './cos-bucket';
import { refusalOf } from './cos-verifier';
import type { CosAccount, ReceivedRequest } from './cos-verifier';
import { listenOnLoopback } from './loopback';

/**
 * What goes wrong with one request. A number: that status, nothing is done. `reset`: nothing is done, the connection is cut.
 * `hang`: no answer ever. `store-then-reset`: the work is done, but the answer is lost. `slow`: done and answered after that many ms.
 */
export type CosFault = number | 'reset' | 'hang' | 'store-then-reset' | { readonly slow: number };

export interface CosServer {
  /** URL of the one bucket, `http://127.0.0.1:port`. */
  readonly endpoint: string;
  /** What is stored, by decoded key. */
  readonly objects: Map<string, CosObject>;
  /** Every request, in order of arrival, refused and failed ones included. */
  readonly requests: (ReceivedRequest & { readonly connection: number })[];
  /** Taken one per request, the first first. */
  readonly faults: CosFault[];
  /** Cuts every connection and closes the port. */
  stop(): Promise<void>;
}

/** A COS bucket on a free loopback port that knows one account with temporary keys. */
export async function startCosServer(account: CosAccount): Promise<CosServer> {
  const objects: CosServer['objects'] = new Map();
  const requests: CosServer['requests'] = [];
  const faults: CosFault[] = [];
  let connections = 0;
  const connectionIds = new WeakMap<object, number>();

  async function serve(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const request = received(incoming);
    requests.push({ ...request, connection: connectionIds.get(incoming.socket) ?? 0 });
    const fault = faults.shift();
    if (fault === 'hang') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'number') {
      send(outgoing, errorAnswer(fault, FAULT_CODES[fault] ?? 'InternalError'));
      return;
    }
    if (typeof fault === 'object') await sleep(fault.slow);

    const refusal = refusalOf(request, account, Date.now());
    const answer = refusal
      ? errorAnswer(refusal.status, refusal.code, refusal.message)
      : answerOf(request, body, objects);
    if (fault === 'store-then-reset') incoming.socket.resetAndDestroy();
    else send(outgoing, answer);
  }

  const server = http.createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => connectionIds.set(socket, (connections += 1)));
  const { port, stop } = await listenOnLoopback(server);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    requests,
    faults,
    stop,
  };
}

const FAULT_CODES: Readonly<Record<number, string>> = {
  403: 'AccessDenied',
  404: 'NoSuchBucket',
  429: 'TooManyRequests',
  503: 'SlowDown',
};

async function bodyOf(incoming: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // A request without an encoding yields buffers only.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function received(incoming: http.IncomingMessage): ReceivedRequest {
  // Taken apart by hand: `new URL` would resolve `.` and `//`, which are legal in keys.
  const [path = '', search = ''] = (incoming.url ?? '').split(/\?(.*)/s);
  return {
    method: incoming.method ?? '',
    key: decodeURIComponent(path.slice(1)),
    query: new Map(new URLSearchParams(search)),
    headers: new Map(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
  };
}

function send(outgoing: http.ServerResponse, { status, headers, body }: CosAnswer): void {
  outgoing.writeHead(status, { ...headers, 'x-cos-request-id': 'NjBiYzE3LXRlc3Q=' });
  outgoing.end(body);
}
