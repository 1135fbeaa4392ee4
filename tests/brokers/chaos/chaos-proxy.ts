import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Rewriter } from '../../support/servers/tcp-proxy';

/**
 * What goes wrong on the way to a broker. `cut-before`: the next bytes of a client are lost with its connection.
 * `cut-after`: they arrive, but the answer is lost with the connection. `cut-all`: every connection, at once.
 * `pause`: nothing goes either way for that many ms. `down`: every connection is cut, and new ones are for that many ms.
 */
export type ProxyFault =
  'cut-before' | 'cut-after' | 'cut-all' | { readonly pause: number } | { readonly down: number };

export interface ChaosProxy {
  readonly port: number;
  /** Faults may overlap. */
  inject(fault: ProxyFault): void;
  close(): Promise<void>;
}

/**
 * A proxy that fails as a network does: bytes come late, but in order, and none is lost without its connection. Anything
 * else would make the client and the broker count differently, and lose messages that no real network loses.
 */
export async function startChaosProxy(
  targetPort: number,
  rewriter: (port: number) => Rewriter = () => ({ fromClient: (bytes) => bytes, fromServer: (bytes) => bytes }),
): Promise<ChaosProxy> {
  const sockets = new Set<net.Socket>();
  let next: 'pass' | 'cut-before' | 'cut-after' = 'pass';
  let downUntil = 0;

  const server = net.createServer((client) => {
    if (performance.now() < downUntil) client.resetAndDestroy();
    else join(client, net.connect(targetPort, '127.0.0.1'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  const { port } = server.address() as AddressInfo;

  function join(client: net.Socket, broker: net.Socket): void {
    const { fromClient, fromServer } = rewriter(port);
    let answerIsLost = false;
    const taken = (fault: typeof next): boolean => {
      if (next !== fault) return false;
      next = 'pass';
      return true;
    };
    client.on('data', (bytes: Buffer) => {
      if (taken('cut-before')) {
        client.resetAndDestroy();
        return;
      }
      answerIsLost ||= taken('cut-after');
      write(broker, fromClient(bytes));
    });
    broker.on('data', (bytes: Buffer) => {
      if (answerIsLost) client.resetAndDestroy();
      else write(client, fromServer(bytes));
    });
    for (const [socket, other] of [
      [client, broker],
      [broker, client],
    ] as const) {
      sockets.add(socket);
      // Why a side ended is for the client under test to say.
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }

  const cutAll = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };

  const pauseAll = (milliseconds: number): void => {
    const paused = [...sockets];
    for (const socket of paused) socket.pause();
    setTimeout(() => {
      for (const socket of paused) socket.resume();
    }, milliseconds);
  };

  return {
    port,
    inject(fault) {
      if (fault === 'cut-all') cutAll();
      else if (typeof fault === 'string') next = fault;
      else if ('pause' in fault) pauseAll(fault.pause);
      else {
        downUntil = performance.now() + fault.down;
        cutAll();
      }
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cutAll();
      await closed;
    },
  };
}

function write(to: net.Socket, bytes: Buffer): void {
  if (bytes.length > 0) to.write(bytes);
}
