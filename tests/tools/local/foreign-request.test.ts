import http from 'node:http';
import { text } from 'node:stream/consumers';
import { startLocalServer } from '../../../src/tools/local/local-server';
import type { LocalServer } from '../../../src/tools/local/local-server';

let server: LocalServer;
const invoke = jest.fn(() => Promise.resolve({ result: { statusCode: 200, body: 'served' } }));

beforeEach(async () => {
  invoke.mockClear();
  server = await startLocalServer({ invoke, port: 0 });
});
afterEach(() => server.close());

/** Sends a callback with these headers, as `fetch` would not let us. */
const post = (headers: http.OutgoingHttpHeaders): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const request = http.request(server.url, { method: 'POST', headers }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode, body });
      }, reject);
    });
    request.on('error', reject).end('<Response/>');
  });

describe('the local server', () => {
  it.each([
    { host: 'localhost:9000' },
    { host: 'LOCALHOST' },
    { host: '127.0.0.1:80' },
    { host: '[::1]:9000' },
    { host: 'localhost', origin: 'http://localhost:3000' },
    { host: 'localhost', origin: 'https://127.0.0.1' },
  ])('serves a request of this machine: $host $origin', async (headers) => {
    await expect(post(headers)).resolves.toEqual({ status: 200, body: 'served' });
  });

  it.each([
    { host: 'rebound.example:9000' },
    { host: 'localhost.example' },
    { host: '127.0.0.1.example' },
    { host: 'user@rebound.example' },
    { host: '192.168.0.7:9000' },
  ])('refuses a name that only leads to this machine: $host', async (headers) => {
    const { status, body } = await post(headers);
    expect([status, body]).toEqual([
      403,
      expect.stringMatching(/^The Host header does not name this machine: send .*\n$/),
    ]);
    expect(invoke).not.toHaveBeenCalled();
  });

  it.each(['https://site.example', 'http://localhost.example:9000', 'null', ''])(
    'refuses a web page of another site: "%s"',
    async (origin) => {
      const { status, body } = await post({ host: 'localhost:9000', origin });
      expect([status, body]).toEqual([403, expect.stringMatching(/^The request comes from a web page .*: send .*\n$/)]);
      expect(invoke).not.toHaveBeenCalled();
    },
  );
});
