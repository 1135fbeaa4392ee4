import http from 'node:http';
import { sleep } from '../time/fake-time';
import { cmqRefusalOf } from './cmq-verifier';
import type { CmqAccount, CmqReceived } from './cmq-verifier';
import { listenOnLoopback } from './loopback';

/**
 * What goes wrong with one request, taken before it is done. `status`: an answer that is not CMQ's. `code`: CMQ says no.
 * `store-then-reset`: the work is done, but the answer is lost. `slow`: done and answered after that many milliseconds.
 */
export type CmqFault =
  | { readonly status: number; readonly text?: string }
  | { readonly code: number }
  | { readonly slow: number }
  | 'reset'
  | 'hang'
  | 'store-then-reset';

export interface CmqServer {
  /** `http://127.0.0.1:port`. */
  readonly endpoint: string;
  readonly port: number;
  /** What was sent, oldest first, by `queue/name` or `topic/name`; others do not exist. */
  readonly messages: Map<string, string[]>;
  /** Every request, in order of arrival, refused and failed ones included. */
  readonly requests: CmqReceived[];
  /** Taken one per request, the first first. */
  readonly faults: CmqFault[];
  /** Cuts every connection and closes the port. */
  stop(): Promise<void>;
}

export const CMQ_ACCOUNT: CmqAccount = {
  secretId: 'test-secret-id',
  secretKey: 'test-secret-key-never-in-a-message',
  sessionToken: 'test-session-token+/=never-in-a-message',
};

const MAX_MESSAGE_BYTES = 65_536;

/** CMQ on a free loopback port that knows one account with temporary keys and these queues and topics. */
export async function startCmqServer(account: CmqAccount, destinations: readonly string[]): Promise<CmqServer> {
  const messages = new Map<string, string[]>(destinations.map((name) => [name, []]));
  const requests: CmqReceived[] = [];
  const faults: CmqFault[] = [];

  async function serve(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const request = await received(incoming);
    requests.push(request);
    const fault = faults.shift();
    if (fault === 'hang') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'object' && 'status' in fault) {
      outgoing.writeHead(fault.status).end(fault.text ?? '<html>Bad gateway</html>');
      return;
    }
    if (typeof fault === 'object' && 'slow' in fault) await sleep(fault.slow);
    const isRefused = typeof fault === 'object' && 'code' in fault;
    const answer = isRefused ? { code: fault.code, message: 'said so' } : answerOf(request);
    if (fault === 'store-then-reset') incoming.socket.resetAndDestroy();
    else outgoing.end(JSON.stringify({ requestId: 'request-1', ...answer }));
  }

  function answerOf(request: CmqReceived): object {
    const refusal = cmqRefusalOf(request, account, Date.now());
    if (refusal) return refusal;
    const { form } = request;
    const body = form.get('msgBody') ?? '';
    const stored = messages.get(destinationOf(form));
    if (stored === undefined) return { code: 4440, message: 'queue or topic does not exist' };
    if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES) return { code: 4000, message: 'msgBody is too long' };
    stored.push(body);
    return { code: 0, message: '', msgId: `message-${stored.length}` };
  }

  const server = http.createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const { port, stop } = await listenOnLoopback(server);

  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    messages,
    requests,
    faults,
    stop,
  };
}

function destinationOf(form: ReadonlyMap<string, string>): string {
  const isQueue = form.get('Action') === 'SendMessage';
  if (!isQueue && form.get('Action') !== 'PublishMessage') return '';
  return isQueue ? `queue/${form.get('queueName') ?? ''}` : `topic/${form.get('topicName') ?? ''}`;
}

async function received(incoming: http.IncomingMessage): Promise<CmqReceived> {
  const chunks: Buffer[] = [];
  // A request without an encoding yields buffers only.
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    host: incoming.headers.host ?? '',
    contentType: incoming.headers['content-type'] ?? '',
    form: new Map(new URLSearchParams(Buffer.concat(chunks).toString())),
  };
}
