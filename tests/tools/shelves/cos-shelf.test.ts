import http from 'node:http';
import { cosShelf } from '../../../src/tools/shelves/cos-shelf';
import { ACCOUNT } from '../../support/servers/cos-account';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { listenOnLoopback } from '../../support/servers/loopback';

const shelfAt = (endpoint: string) =>
  cosShelf({ bucket: 'letters-1250000000', region: 'ap-guangzhou', endpoint, credentials: () => ACCOUNT });

async function keysOf(endpoint: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of shelfAt(endpoint).keys('p/')) keys.push(key);
  return keys;
}

describe('the listing of a bucket', () => {
  let server: CosServer;
  const put = (...keys: string[]): void => {
    for (const key of keys) server.objects.set(key, { body: Buffer.alloc(0), headers: {} });
  };

  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
  });
  afterEach(() => server.stop());

  it('goes on from page to page, after the last key of each, until a page is the last', async () => {
    const keys = Array.from({ length: 2001 }, (_, index) => `p/${String(index).padStart(4, '0')}.json`);
    put(...keys);
    expect(await keysOf(server.endpoint)).toEqual(keys);
    const asked = { prefix: 'p/', 'max-keys': '1000', 'encoding-type': 'url' };
    expect(server.requests.map(({ method, key, query }) => ({ method, key, ...Object.fromEntries(query) }))).toEqual(
      ['', 'p/0999.json', 'p/1999.json'].map((marker) => ({ method: 'GET', key: '', marker, ...asked })),
    );
  });

  it('has only the keys that start with the prefix, each as it was written', async () => {
    const odd = 'p/a<b>&c +%41 鹿.json';
    put('a.json', odd, 'p2/a.json', 'q/p/a.json');
    expect(await keysOf(server.endpoint)).toEqual([odd]);
  });

  it('is empty where there is nothing', async () => {
    expect(await keysOf(server.endpoint)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('that is refused says where, and why', async () => {
    server.faults.push(403);
    await expect(keysOf(server.endpoint)).rejects.toThrow(/GET cos:\/\/letters-1250000000\/p\/.*AccessDenied/);
  });
});

describe('the listing of a bucket whose pages', () => {
  /** Lists a bucket that answers with these keys, a page each, the last one for ever, and always has more. */
  async function keysInPages(...pages: string[][]): Promise<string[]> {
    let asked = 0;
    const { port, stop } = await listenOnLoopback(
      http.createServer((_, response) => {
        const keys = pages[Math.min(asked, pages.length - 1)] ?? [];
        asked += 1;
        const contents = keys.map((key) => `<Contents><Key>${encodeURIComponent(key)}</Key></Contents>`).join('');
        response.setHeader('x-cos-request-id', 'request-1');
        response.end(`<ListBucketResult><IsTruncated>true</IsTruncated>${contents}</ListBucketResult>`);
      }),
    );
    return await keysOf(`http://127.0.0.1:${port}`).finally(stop);
  }

  it('go back ends, for it would never end', async () => {
    await expect(keysInPages(['p/a'])).rejects.toThrow(
      'The listing of cos://letters-1250000000/p/ does not go on after p/a.',
    );
  });

  it('are in the order of the bytes goes on: an emoji is behind a wide tilde', async () => {
    await expect(keysInPages(['p/～'], ['p/😀'], [])).resolves.toEqual(['p/～', 'p/😀']);
  });
});

describe('an object of a bucket', () => {
  let server: CosServer;

  beforeEach(async () => {
    server = await startCosServer(ACCOUNT);
    server.objects.set('p/a.json', { body: Buffer.from('鹿'), headers: {} });
  });
  afterEach(() => server.stop());

  it('is read, and removed, once', async () => {
    const shelf = shelfAt(server.endpoint);
    await expect(shelf.read('p/a.json')).resolves.toBe('鹿');
    await shelf.remove('p/a.json');
    expect(server.objects.size).toBe(0);
    await expect(shelf.read('p/a.json')).resolves.toBeUndefined();
  });

  it('is as good as removed when it is not there', async () => {
    server.faults.push(404);
    await expect(shelfAt(server.endpoint).remove('p/a.json')).resolves.toBeUndefined();
  });

  it.each([
    { what: 'read', ask: (at: string) => shelfAt(at).read('p/a.json'), method: 'GET' },
    { what: 'removed', ask: (at: string) => shelfAt(at).remove('p/a.json'), method: 'DELETE' },
  ])('that may not be $what is a failure that says where, and why', async ({ ask, method }) => {
    server.faults.push(403);
    await expect(ask(server.endpoint)).rejects.toThrow(
      new RegExp(`${method} cos://letters-1250000000/p/a.json.*AccessDenied`),
    );
  });
});
