import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendSigned } from '../../src/tencent/signed-request';
import type { SignedRequest } from '../../src/tencent/signed-request';
import { ACCOUNT } from '../support/servers/cos-account';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';

const sendTo = (hostUrl: string, request: SignedRequest, timeoutMs = 1000) =>
  sendSigned(request, { hostUrl: new URL(hostUrl), credentials: ACCOUNT, now: Date.now(), timeoutMs });

describe('a COS request', () => {
  let server: CosServer;
  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
  });
  afterEach(() => server.stop());

  it('signs what it sends, but not the token', async () => {
    const headers = { 'content-type': 'text/plain', 'x-cos-meta-note': "it's (here)*" };
    const sent: SignedRequest = { method: 'PUT', key: 'a b/云.txt', headers, body: Buffer.from('text') };
    await expect(sendTo(server.endpoint, sent)).resolves.toMatchObject({ status: 200, code: undefined });
    expect(server.requests[0]?.headers.get('authorization')).toContain(
      '&q-header-list=content-length;content-md5;content-type;host;x-cos-meta-note&',
    );
    expect(server.requests[0]?.headers.get('x-cos-security-token')).toBe(ACCOUNT.sessionToken);
  });

  it('signs its query, whatever is in it', async () => {
    const query = { prefix: "a b&c=d/'(云)*+%2F", 'max-keys': '10', 'Encoding-Type': 'url' };
    await expect(sendTo(server.endpoint, { method: 'GET', key: '', query })).resolves.toMatchObject({ status: 200 });
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual(query);
  });

  it('removes an object', async () => {
    server.objects.set('a', { body: Buffer.from('text'), headers: {} });
    await expect(sendTo(server.endpoint, { method: 'DELETE', key: 'a' })).resolves.toMatchObject({ status: 204 });
    expect(server.objects.size).toBe(0);
  });

  it('picks code, message and request id out of an error', async () => {
    await expect(sendTo(server.endpoint, { method: 'GET', key: 'missing' })).resolves.toMatchObject({
      status: 404,
      code: 'NoSuchKey',
      message: 'NoSuchKey',
      requestId: 'NjBiYzE3LXRlc3Q=',
    });
  });

  it('rejects when nothing answers in time', async () => {
    server.faults.push('hang');
    await expect(sendTo(server.endpoint, { method: 'GET', key: 'a' }, 50)).rejects.toThrow(
      'no complete answer within 50 ms',
    );
  });

  it('speaks TLS to an https endpoint', async () => {
    await expect(sendTo(server.endpoint.replace('http:', 'https:'), { method: 'GET', key: 'a' })).rejects.toThrow(
      /SSL|TLS|EPROTO|ECONNRESET|socket hang up|disconnected/,
    );
    expect(server.requests).toEqual([]);
  });
});

describe('an answer that is not one of COS', () => {
  let server: http.Server;
  const answerWith = async (listener: http.RequestListener) => {
    server = http.createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address with a port.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('is cut off, connection and all, when its body does not end within the time-out', async () => {
    const closed = jest.fn();
    const url = await answerWith((request, response) => {
      request.socket.on('close', closed);
      response.write('<Error><Code>Sl');
    });
    await expect(sendTo(url, { method: 'GET', key: 'a' }, 100)).rejects.toThrow('no complete answer within 100 ms');
    await sleep(100);
    expect(closed).toHaveBeenCalled();
  });

  it('is an error when the connection breaks half-way', async () => {
    const url = await answerWith((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => request.socket.destroy());
    });
    await expect(sendTo(url, { method: 'GET', key: 'a' })).rejects.toThrow('aborted');
  });

  it('is read to its end, but only its beginning is kept', async () => {
    const url = await answerWith((_request, response) => {
      response.writeHead(500).end(`${' '.repeat(70_000)}<Code>TooFar</Code>`);
    });
    await expect(sendTo(url, { method: 'GET', key: 'a' })).resolves.toMatchObject({ status: 500, code: undefined });
  });

  it.each(['authorization', 'x-cos-security-token'])('is not repeated where it echoes %s', async (name) => {
    const url = await answerWith((request, response) => {
      const echo = String(request.headers[name]);
      response.writeHead(403, { 'x-cos-request-id': echo });
      response.end(`<Error><Code>${echo}</Code><Message>You sent ${echo}</Message></Error>`);
    });
    await expect(sendTo(url, { method: 'GET', key: 'a' })).resolves.toMatchObject({
      status: 403,
      code: undefined,
      message: undefined,
      requestId: undefined,
    });
  });
});
