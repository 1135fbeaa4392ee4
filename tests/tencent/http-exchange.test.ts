import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exchange } from '../../src/tencent/http-exchange';

let server: http.Server | undefined;

async function answerWith(listener: http.RequestListener): Promise<URL> {
  server = http.createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port; a path or null belongs to pipes and closed servers.
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/path?a=b`);
}

const post = (url: URL, timeoutMs = 1000) =>
  exchange({ url, method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'a body', timeoutMs });

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('an HTTP exchange', () => {
  it('sends method, path, headers and body, and gives any answer', async () => {
    const url = await answerWith((request, response) => {
      response.writeHead(418, {
        'x-seen': `${request.method ?? ''} ${request.url ?? ''} ${request.headers['content-type'] ?? ''}`,
      });
      request.pipe(response);
    });
    await expect(post(url)).resolves.toMatchObject({
      status: 418,
      headers: { 'x-seen': 'POST /path?a=b text/plain' },
      text: 'a body',
    });
  });

  it('reads a long answer to its end over a connection that is kept, but keeps only its beginning', async () => {
    let connections = 0;
    const url = await answerWith((_, response) => response.end('云'.repeat(100_000)));
    server?.on('connection', () => (connections += 1));
    for (let count = 0; count < 3; count += 1) {
      await expect(post(url)).resolves.toMatchObject({ text: '云'.repeat(65_536) });
    }
    expect(connections).toBe(1);
  });

  it.each<{ what: string; listener: http.RequestListener }>([
    { what: 'no answer', listener: () => undefined },
    { what: 'half of one', listener: (_, response) => void response.writeHead(200).write('half') },
  ])('fails with $what in time', async ({ listener }) => {
    const url = await answerWith(listener);
    await expect(post(url, 80)).rejects.toMatchObject({
      code: 'sink_failed',
      message: 'no complete answer within 80 ms',
    });
  });

  it.each([
    { size: 10, isEarly: false },
    { size: 16 * 1024 * 1024, isEarly: true },
  ])('says of $size bytes whether the answer came before all of them were sent', async ({ size, isEarly }) => {
    const url = await answerWith((request, response) => {
      request.once('data', () => request.pause());
      response.end();
    });
    const sent = exchange({ url, method: 'PUT', headers: {}, body: Buffer.alloc(size), timeoutMs: 1000 });
    await expect(sent).resolves.toMatchObject({ status: 200, isEarly });
  });

  it('fails when the server wants to speak something else', async () => {
    const url = await answerWith(() => undefined);
    server?.on('connection', (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
    });
    await expect(post(url)).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringContaining('101') as string,
    });
  });

  it('fails when the answer is cut', async () => {
    const url = await answerWith((request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half', () => request.socket.destroy());
    });
    await expect(post(url)).rejects.toThrow('aborted');
  });
});
