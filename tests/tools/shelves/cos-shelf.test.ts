import http from 'node:http';
import { cosShelf } from '../../../src/tools/shelves/cos-shelf';
import { ACCOUNT } from '../../support/servers/cos-account';
import { startCosServer } from '../../support/servers/cos-server';
import { listenOnLoopback } from '../../support/servers/loopback';

const shelfAt = (endpoint: string) =>
  cosShelf({ bucket: 'letters-1250000000', region: 'ap-guangzhou', endpoint, credentials: () => ACCOUNT });

async function keysOf(endpoint: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of shelfAt(endpoint).keys('p/')) keys.push(key);
  return keys;
}

describe('the listing of a bucket', () => {
  it('goes on from page to page', async () => {
    const server = await startCosServer(ACCOUNT);
    const keys = Array.from({ length: 1001 }, (_, index) => `p/${String(index).padStart(4, '0')}.json`);
    for (const key of keys) server.objects.set(key, { body: Buffer.alloc(0), headers: {} });
    expect(await keysOf(server.endpoint)).toEqual(keys);
    await server.stop();
  });

  it('that goes back ends, for it would never end', async () => {
    const page =
      '<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>p%2Fa</Key></Contents></ListBucketResult>';
    const { port, stop } = await listenOnLoopback(
      http.createServer((_, response) => response.setHeader('x-cos-request-id', 'request-1').end(page)),
    );
    await expect(keysOf(`http://127.0.0.1:${port}`)).rejects.toThrow(
      'The listing of cos://letters-1250000000/p/ does not go on after p/a.',
    );
    await stop();
  });
});
