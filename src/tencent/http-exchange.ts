import type { Agent, IncomingHttpHeaders, request } from 'node:http';
import { CallbackError } from '../foundation/errors';

export interface HttpRequest {
  readonly url: URL;
  /** Path and query as they go over the wire, where the URL class would encode them in another way. */
  readonly path?: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  /** From now to the last byte of the answer. */
  readonly timeoutMs: number;
  /** How much of the answer is kept, in characters; enough for an error if not said. */
  readonly maxAnswerLength?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** `true`: the answer began before all of the request was sent, so it says nothing of the whole. */
  readonly isEarly: boolean;
}

/** Whether a request may be accepted later: the service is failing, or slows its senders down. */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

const ERROR_ANSWER_LENGTH = 64 * 1024;

interface Client {
  readonly open: typeof request;
  readonly agent: Agent;
}

/** By protocol. Connections outlive the invocation: a warm function saves the TCP and TLS handshakes. */
const clients = new Map<string, Promise<Client>>();

function clientFor(protocol: string): Promise<Client> {
  const client = clients.get(protocol) ?? openClient(protocol);
  clients.set(protocol, client);
  return client;
}

async function openClient(protocol: string): Promise<Client> {
  // Loaded on use: a cold function that writes elsewhere, or only refuses, does not pay for it.
  const { request: open, Agent } = await (protocol === 'http:' ? import('node:http') : import('node:https'));
  return { open, agent: new Agent({ keepAlive: true }) };
}

/** Sends one request. Resolves with any answer; rejects when there is none, or not all of it in time. */
export async function exchange(sending: HttpRequest): Promise<HttpAnswer> {
  const { url, path, method, headers, body, timeoutMs, maxAnswerLength = ERROR_ANSWER_LENGTH } = sending;
  const { open, agent } = await clientFor(url.protocol);
  return await new Promise((resolve, reject) => {
    const outgoing = open(url, { method, headers, agent, ...(path !== undefined && { path }) });
    const timer = setTimeout(() => {
      reject(new CallbackError('sink_failed', `no complete answer within ${Math.round(timeoutMs)} ms`));
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('close', () => {
      clearTimeout(timer);
    });
    outgoing.on('error', reject);
    outgoing.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new CallbackError('sink_failed', 'the server answered 101 and wants another protocol'));
    });
    outgoing.on('response', (incoming) => {
      let text = '';
      const isEarly = !outgoing.writableFinished;
      incoming.setEncoding('utf8');
      incoming.on('error', reject);
      // Read to the end, so that the connection can be used again, but keep only what is wanted.
      incoming.on('data', (chunk: string) => {
        text = (text + chunk).slice(0, maxAnswerLength);
      });
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, isEarly });
        if (isEarly) outgoing.destroy();
      });
    });
    outgoing.end(body);
  });
}
