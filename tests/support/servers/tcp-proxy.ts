import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the proxy does with what it is sent. `reset-before`: the next bytes of a client are lost and its connection is cut.
 * `reset-after`: they arrive, but the answer is lost and the connection is cut. Both happen once, then it passes again.
 * `hang`: nothing goes either way. A number: everything takes that many milliseconds longer, each way.
 */
export type ProxyMode = 'pass' | 'reset-before' | 'reset-after' | 'hang' | number;

export interface TcpProxy {
  readonly port: number;
  mode: ProxyMode;
  /** Connections that were accepted so far. */
  readonly accepted: number;
  /** Cuts all connections and refuses new ones. */
  refuse(): Promise<void>;
  /** Accepts again, on the same port. */
  accept(): Promise<void>;
}

/** Sees one direction of one connection and may change it; each connection has its own. */
export interface Rewriter {
  readonly fromClient: (bytes: Buffer) => Buffer;
  readonly fromServer: (bytes: Buffer) => Buffer;
}

const UNCHANGED: Rewriter = { fromClient: (bytes) => bytes, fromServer: (bytes) => bytes };

/** A proxy on a free loopback port. `rewriter` is told the port, for protocols that name it. */
export async function startTcpProxy(
  targetPort: () => number,
  rewriter: (port: number) => Rewriter = () => UNCHANGED,
): Promise<TcpProxy> {
  const clients = new Set<net.Socket>();
  const server = net.createServer((client) => {
    accepted += 1;
    clients.add(client);
    client.on('close', () => clients.delete(client));
    join(client, net.connect(targetPort(), '127.0.0.1'));
  });
  let accepted = 0;
  let mode: ProxyMode = 'pass';
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  const { port } = server.address() as AddressInfo;

  function join(client: net.Socket, broker: net.Socket): void {
    const { fromClient, fromServer } = rewriter(port);
    let answerIsLost = false;
    const cut = (): void => {
      client.resetAndDestroy();
      broker.destroy();
    };
    client.on('data', (bytes: Buffer) => {
      if (mode === 'reset-before') {
        mode = 'pass';
        cut();
        return;
      }
      if (mode === 'reset-after') answerIsLost = true;
      pass(broker, fromClient(bytes));
    });
    broker.on('data', (bytes: Buffer) => {
      if (!answerIsLost) {
        pass(client, fromServer(bytes));
        return;
      }
      mode = 'pass';
      cut();
    });
    for (const [socket, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      // The end of one side is the end of the other; why it ended is for the client under test to say.
      socket.on('error', () => other.destroy());
      socket.on('close', () => other.destroy());
    }
  }

  function pass(to: net.Socket, bytes: Buffer): void {
    if (mode === 'hang' || bytes.length === 0) return;
    if (typeof mode === 'number') void sleep(mode).then(() => to.write(bytes));
    else to.write(bytes);
  }

  return {
    port,
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
    },
    get accepted() {
      return accepted;
    },
    async refuse() {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) client.resetAndDestroy();
      await closed;
    },
    async accept() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
