import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { load } from '../../../src/tools/benchmark/load';
import { portOf } from '../../../src/tools/benchmark/programs/port-of';

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function urlOf(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${portOf(listening)}`;
}

describe('the load', () => {
  it.each([
    { what: 'of a length', head: { 'content-length': 5 } },
    { what: 'in chunks', head: {} },
  ])('waits for every answer, $what', async ({ head }) => {
    const bodies: string[] = [];
    const url = await urlOf((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        bodies.push(body);
        response.writeHead(200, head);
        response.write('ab');
        setImmediate(() => response.end('cde'));
      });
    });
    const { latenciesMs, seconds } = await load(url, '<Response>万</Response>', 20, 3);
    expect(bodies).toEqual(Array.from({ length: 20 }, () => '<Response>万</Response>'));
    expect(latenciesMs).toHaveLength(20);
    expect(seconds).toBeGreaterThan(0);
  });

  it('asks for the path that it is given', async () => {
    const paths: (string | undefined)[] = [];
    const url = await urlOf((request, response) => {
      paths.push(request.url);
      request.resume().on('end', () => response.writeHead(200, { 'content-length': 0 }).end());
    });
    await load(`${url}/token`, '', 1, 1);
    expect(paths).toEqual(['/token']);
  });

  it('stops at a server that hangs up', async () => {
    const url = await urlOf((request) => request.socket.destroy());
    await expect(load(url, '', 5, 2)).rejects.toThrow('closed the connection');
  });

  it('stops at an answer that is no 200', async () => {
    const url = await urlOf((request, response) => {
      request.resume().on('end', () => response.writeHead(503).end());
    });
    await expect(load(url, '', 5, 2)).rejects.toThrow('HTTP/1.1 503');
  });
});
