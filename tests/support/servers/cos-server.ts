import http from 'node:http';
import https from 'node:https';
import { sleep } from '../time/fake-time';
import { answerOf, errorAnswer } from './cos-bucket';
import type { CosAnswer, CosObject } from './cos-bucket';
import { refusalOf } from './cos-verifier';
import type { CosAccount, ReceivedRequest } from './cos-verifier';
import type { Certificates } from './fake-cloud/certificates';
import { listenOnLoopback } from './loopback';

/**
 * What goes wrong with one request. A number: that status, nothing is done. `reset`: nothing is done, the connection is cut.
 * `hang`: no answer ever. `store-then-reset`: the work is done, but the answer is lost. `slow`: done and answered after that many ms.
 * The faults of `ODD_ANSWERS`: nothing is done, but something answers 200. `encrypted`: done, and kept encrypted.
 */
export type CosFault =
  number | 'reset' | 'hang' | 'store-then-reset' | 'encrypted' | OddAnswer | { readonly slow: number };

export type OddAnswer = keyof typeof ODD_ANSWERS;

export interface CosServer {
  /** URL of the one bucket, `http://127.0.0.1:port` or `https://localhost:port`. */
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

/**
 * A COS bucket on a free loopback port that knows one account with temporary keys. With a certificate, for the name `localhost`,
 * it speaks https.
 */
export async function startCosServer(
  account: CosAccount,
  tls?: Pick<Certificates, 'key' | 'certificate'>,
): Promise<CosServer> {
  const objects: CosServer['objects'] = new Map();
  const requests: CosServer['requests'] = [];
  const faults: CosFault[] = [];
  let connections = 0;
  const connectionIds = new WeakMap<object, number>();

  async function serve(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const request = received(incoming);
    const fault = faults.shift();
    requests.push({ ...request, connection: connectionIds.get(incoming.socket) ?? 0 });
    if (fault === 'early') {
      send(outgoing, ODD_ANSWERS.early(request));
      return;
    }
    const body = await bodyOf(incoming);
    if (fault === 'hang') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'number') {
      sendAsCos(outgoing, errorAnswer(fault, FAULT_CODES[fault] ?? 'InternalError'));
      return;
    }
    if (typeof fault === 'string' && fault in ODD_ANSWERS) {
      // The line above says that it is one of them.
      send(outgoing, ODD_ANSWERS[fault as OddAnswer](request));
      return;
    }
    if (typeof fault === 'object') await sleep(fault.slow);

    const refusal = refusalOf(request, account, Date.now());
    const answer = refusal
      ? errorAnswer(refusal.status, refusal.code, refusal.message)
      : answerOf(request, body, objects);
    if (fault === 'store-then-reset') incoming.socket.resetAndDestroy();
    else if (fault === 'encrypted') sendAsCos(outgoing, encrypted(answer));
    else sendAsCos(outgoing, answer);
  }

  const listener: http.RequestListener = (incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  };
  const server = tls
    ? https.createServer({ key: tls.key, cert: tls.certificate }, listener)
    : http.createServer(listener);
  server.on('connection', (socket: object) => connectionIds.set(socket, (connections += 1)));
  const { port, stop } = await listenOnLoopback(server);

  return {
    endpoint: tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    objects,
    requests,
    faults,
    stop,
  };
}

const REQUEST_ID = { 'x-cos-request-id': 'NjBiYzE3LXRlc3Q=' };

/** The ETag that an object would get that is what its sender says. */
const promisedEtag = ({ headers }: ReceivedRequest) =>
  `"${Buffer.from(headers.get('content-md5') ?? '', 'base64').toString('hex')}"`;

/** What answers in the place of COS, or too soon. */
const ODD_ANSWERS = {
  'html-page': () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please sign in</html>' }),
  'no-request-id': (request) => ({ status: 200, headers: { etag: promisedEtag(request) } }),
  'no-etag': () => ({ status: 200, headers: REQUEST_ID }),
  'wrong-etag': () => ({ status: 200, headers: { ...REQUEST_ID, etag: '"d41d8cd98f00b204e9800998ecf8427e"' } }),
  early: (request) => ({ status: 200, headers: { ...REQUEST_ID, etag: promisedEtag(request) } }),
  '404-page': () => ({ status: 404, headers: { 'content-type': 'text/html' }, body: '<html>No such page</html>' }),
  '409-page': () => ({ status: 409, headers: { 'content-type': 'text/html' }, body: '<html>Conflict</html>' }),
} satisfies Readonly<Record<string, (request: ReceivedRequest) => CosAnswer>>;

function encrypted(answer: CosAnswer): CosAnswer {
  const headers = { 'x-cos-server-side-encryption': 'AES256', etag: '"0123456789abcdef0123456789abcdef"' };
  return { ...answer, headers: { ...answer.headers, ...headers } };
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
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

function sendAsCos(outgoing: http.ServerResponse, answer: CosAnswer): void {
  send(outgoing, { ...answer, headers: { ...answer.headers, ...REQUEST_ID } });
}
