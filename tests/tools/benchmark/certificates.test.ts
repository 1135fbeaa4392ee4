import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request } from 'node:https';
import type { Server } from 'node:https';
import { certificatesFor } from '../../../src/tools/benchmark/certificates';
import { portOf } from '../../../src/tools/benchmark/programs/port-of';

const certificates = certificatesFor('localhost');
let server: Server;

beforeAll(async () => {
  const { key, certificate: cert } = certificates;
  server = createServer({ key, cert }, (_, response) => response.end('hello')).listen(0);
  await once(server, 'listening');
});
afterAll(() => server.close());

/** The status that a client gets which trusts `ca`, and wants the server to be `servername`. */
function statusBy(ca: string | undefined, servername: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { port: portOf(server), servername, agent: false, ...(ca !== undefined && { ca }) };
    const asked = request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the certificates of the benchmark', () => {
  it('are verified by whoever trusts their authority', async () => {
    expect(await statusBy(certificates.authority, 'localhost')).toBe(200);
  });

  it.each([
    { who: 'who does not know the authority', ca: undefined, name: 'localhost' },
    { who: 'who trusts another authority', ca: certificatesFor('localhost').authority, name: 'localhost' },
    { who: 'who asks for another host', ca: certificates.authority, name: 'other.example' },
  ])('are refused by one $who', async ({ ca, name }) => {
    await expect(statusBy(ca, name)).rejects.toThrow(/certificate|altnames/);
  });

  it('are of an authority that signed itself and may sign, and of a server that may not', () => {
    const [authority, server] = [certificates.authority, certificates.certificate].map(
      (pem) => new X509Certificate(pem),
    );
    expect(authority?.verify(authority.publicKey)).toBe(true);
    expect([authority?.ca, server?.ca]).toEqual([true, false]);
    expect(server?.subjectAltName).toBe('DNS:localhost');
    expect(Date.parse(server?.validTo ?? '')).toBeGreaterThan(Date.now());
  });
});
