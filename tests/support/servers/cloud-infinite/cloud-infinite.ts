import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenOnLoopback } from '../loopback';
import { listedName, signedNames } from '../tencent-signature';
import { answerTo } from './ci-answers';
import { Refused } from './ci-exchange';
import type { CiContext, CiQuestion } from './ci-exchange';
import { answerInPlace, errorAnswer, spoilt } from './ci-faults';
import type { CiAnswer, CiFault } from './ci-faults';
import { defaultModes, emptyState } from './ci-state';
import type { CiModes, CiState } from './ci-state';
import { signatureRefusal } from './ci-verifier';
import type { CiAccount, Refusal } from './ci-verifier';

export interface CiReceived extends CiQuestion {
  /** Names as the signature lists them: encoded, in lower case. */
  readonly signedHeaders: readonly string[];
  /** Names of the parameters that the signature does not cover. */
  readonly unsignedParameters: readonly string[];
  /** Why Cloud Infinite refused it, if it did; a fault is no refusal. */
  refusal?: Refusal;
  /** The status of the answer, once there is one. */
  status?: number;
}

export interface CloudInfinite extends CiState {
  /** For CI_ENDPOINT: `http://127.0.0.1:port`. Nothing in a request names the bucket, so each bucket has a server of its own. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly modes: CiModes;
  /** Every request, in order of arrival, refused and failed ones included. */
  readonly requests: CiReceived[];
  /** Taken one per request, the first first. */
  readonly faults: CiFault[];
  /** Cuts every connection and closes the port. */
  stop(): Promise<void>;
}

export interface CloudInfiniteOptions {
  /** `name-appid`. */
  readonly bucket: string;
  readonly region: string;
  readonly account: CiAccount;
  readonly modes?: Partial<CiModes>;
  /** The clock, in milliseconds since 1970; the machine's by default. */
  readonly now?: () => number;
}

/**
 * Cloud Infinite for one bucket on a free loopback port. A request may name the port's own host or, from a client that connects
 * here instead of looking the name up, the bucket's; the signature is checked over the one that it names.
 */
export async function startCloudInfinite(options: CloudInfiniteOptions): Promise<CloudInfinite> {
  const { bucket, region, account, now = Date.now } = options;
  const state = emptyState();
  const modes: CiModes = { ...defaultModes(), ...options.modes };
  const requests: CiReceived[] = [];
  const faults: CiFault[] = [];
  const cursors: CiContext['cursors'] = new Map();
  const hosts = [`${bucket}.ci.${region}.myqcloud.com`];

  function answerOf(request: CiReceived, requestId: string): CiAnswer {
    try {
      const refusal = hosts.includes(request.headers.get('host') ?? '')
        ? signatureRefusal(request, { account, ...modes, now: now() })
        : { status: 400, code: 'InvalidHost', message: `the host is not ${hosts.join(' or ')}` };
      if (refusal !== undefined) throw new Refused(refusal.status, refusal.code, refusal.message);
      checkDigest(request);
      return { status: 200, body: answerTo(request, { state, modes, now: now(), requestId, cursors }) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { status, code, message } = error;
      request.refusal = { status, code, message };
      return errorAnswer(status, code, message, requestId);
    }
  }

  async function serve(incoming: http.IncomingMessage, outgoing: http.ServerResponse): Promise<void> {
    const fault = faults.shift();
    const request = received(incoming, (await buffer(incoming)).toString());
    requests.push(request);
    if (fault === 'hang') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    if (typeof fault === 'object') await sleep(fault.slow);
    const requestId = randomBytes(16).toString('base64');
    const answer = answerInPlace(fault, requestId) ?? spoilt(answerOf(request, requestId), fault);
    if (fault === 'done-then-reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    request.status = answer.status;
    send(outgoing, answer, requestId);
  }

  const server = http.createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const { port, stop } = await listenOnLoopback(server);
  hosts.push(`127.0.0.1:${port}`);
  return { ...state, endpoint: `http://127.0.0.1:${port}`, bucket, region, modes, requests, faults, stop };
}

function received(incoming: http.IncomingMessage, body: string): CiReceived {
  const { method = '', url = '', headers } = incoming;
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const query = new Map(new URLSearchParams(search));
  const signed = signedNames(headers.authorization ?? '');
  return {
    method,
    path: decoded(path),
    query,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
    signedHeaders: signed.headers,
    unsignedParameters: [...query.keys()].filter((name) => !signed.parameters.includes(listedName(name))),
  };
}

/** A path that cannot be decoded stays as it is, and no signature fits it. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function checkDigest({ headers, body }: CiReceived): void {
  const digest = headers.get('content-md5');
  if (digest !== undefined && digest !== createHash('md5').update(body).digest('base64')) {
    throw new Refused(400, 'InvalidContent', 'Content-MD5 is of another body');
  }
}

function send(outgoing: http.ServerResponse, { status, body, contentType }: CiAnswer, requestId: string): void {
  outgoing.writeHead(status, {
    ...(body === '' ? {} : { 'content-type': contentType ?? 'application/xml' }),
    'content-length': Buffer.byteLength(body),
    server: 'tencent-ci',
    'x-ci-request-id': requestId,
    ...(status >= 300 ? { 'x-ci-trace-id': requestId } : {}),
  });
  outgoing.end(body);
}
