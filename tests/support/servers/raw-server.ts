import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

export interface RawServer {
  readonly port: number;
  /** Cuts every connection and closes the port. */
  stop(): Promise<void>;
}

/** A server on a free loopback port that does the same with every connection, whatever it is sent. */
export async function startRawServer(serve: (socket: net.Socket) => void): Promise<RawServer> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
