import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** What a number of requests took, by the clock of the sender. */
export interface Load {
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

/**
 * Sends `count` POSTs, `concurrency` at a time over as many kept connections. Rejects at the first answer that is no 200.
 * Over bare sockets: on a small machine a sender that works as hard as the server would be measured too.
 */
export async function load(url: string, body: string, count: number, concurrency: number): Promise<Load> {
  const { host, hostname, port, pathname } = new URL(url);
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/xml`;
  const request = Buffer.from(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const latenciesMs: number[] = [];
  let left = count;
  async function sendInTurn(): Promise<void> {
    const socket = connect(Number(port), hostname).setNoDelay(true).setEncoding('latin1');
    const gone = closed(socket);
    // In the end it closes by itself.
    gone.catch(() => undefined);
    try {
      while (left > 0) {
        left -= 1;
        const started = performance.now();
        socket.write(request);
        await accepted(socket, gone);
        latenciesMs.push(performance.now() - started);
      }
    } finally {
      socket.destroy();
    }
  }
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sendInTurn));
  return { seconds: (performance.now() - started) / 1e3, latenciesMs };
}

/** Reads one answer to its end. */
async function accepted(socket: Socket, gone: Promise<never>): Promise<void> {
  let answer = '';
  while (!isWhole(answer)) {
    const [chunk] = (await Promise.race([once(socket, 'data'), gone])) as [string]; // the socket has an encoding
    answer += chunk;
  }
  if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(`The server answered ${answer.slice(0, 100)}`);
}

async function closed(socket: Socket): Promise<never> {
  await once(socket, 'close');
  throw new Error('The server closed the connection.');
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  const length = /\r\nContent-Length: (\d+)\r\n/i.exec(answer)?.[1];
  if (end === -1) return false;
  if (length !== undefined) return answer.length >= end + 4 + Number(length);
  return answer.endsWith('\r\n0\r\n\r\n');
}
