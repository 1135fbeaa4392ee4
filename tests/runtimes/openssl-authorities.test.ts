import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDeadLetter } from '../../src/delivery/dead-letter';
import { installedNode } from '../../src/tools/benchmark/installed-node';
import { bundleFunction } from '../../src/tools/build/function-bundle';
import { runProcess } from '../../src/tools/deploy/run-process';
import { RUNTIMES } from '../../src/tools/deploy/runtimes';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';
import { makeCertificates } from '../support/servers/fake-cloud/certificates';
import type { Certificates } from '../support/servers/fake-cloud/certificates';

const EVENT = resolve('events/task-pic-process.xml.api-gateway.json');
const SWITCH = { NODE_OPTIONS: '--use-openssl-ca' };

jest.setTimeout(300_000);

let folder: string;
/** The authority that signed the certificate of COS, and one that did not. */
let authority: Certificates;
let stranger: Certificates;
let server: CosServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authorities-'));
  await Promise.all(['authority', 'stranger', 'none'].map((name) => mkdir(join(folder, name))));
  [authority, stranger] = await Promise.all([
    makeCertificates(join(folder, 'authority'), ['localhost']),
    makeCertificates(join(folder, 'stranger'), ['localhost']),
  ]);
  await bundleFunction(join(folder, 'function'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  server = await startCosServer(ACCOUNT, authority);
});
afterEach(() => server.stop());

describe.each(RUNTIMES)('the built function on %s, with COS behind https', (runtime) => {
  let node: string;

  beforeAll(async () => {
    node = await installedNode(runtime.replace('Nodejs', ''), join(folder, runtime));
  });

  /** One callback in a process of its own: its status, and what the process wrote before. */
  async function callback(
    environment: Readonly<Record<string, string>>,
  ): Promise<{ status: unknown; lines: string[] }> {
    const { output } = await runProcess({
      file: node,
      // The server listens on IPv4 only, and the name may have both.
      arguments: [
        '--dns-result-order=ipv4first',
        resolve('tests/support/files/run-events.cjs'),
        join(folder, 'function'),
        EVENT,
      ],
      folder,
      environment: { AUTH: 'none', ...cosEnvironment(server), SSL_CERT_DIR: join(folder, 'none'), ...environment },
      timeoutMs: 120_000,
    });
    const lines = output.trim().split('\n');
    return { status: JSON.parse(lines.pop() ?? ''), lines };
  }

  it('writes to COS with --use-openssl-ca and a store that has its authority', async () => {
    const { status } = await callback({ ...SWITCH, SSL_CERT_FILE: authority.authorityFile });
    expect(status).toEqual([200]);
    expect([...server.objects.keys()]).toEqual([expect.stringMatching(/^cloud-infinite\/PicProcess\//)]);
  });

  it('writes to COS without the switch, with an authority that is added to those of Node.js', async () => {
    const { status } = await callback({ NODE_EXTRA_CA_CERTS: authority.authorityFile });
    expect(status).toEqual([200]);
    expect(server.objects.size).toBe(1);
  });

  it.each([
    { store: 'of another authority', file: () => stranger.authorityFile },
    { store: 'that is not there', file: () => join(folder, 'none/cert.pem') },
  ])('answers 503 with --use-openssl-ca and a store $store, and has the callback in its log', async ({ file }) => {
    const { status, lines } = await callback({ ...SWITCH, SSL_CERT_FILE: file() });
    expect(status).toEqual([503]);
    expect(server.requests).toEqual([]);
    const letters = lines.flatMap((line) => parseDeadLetter(line) ?? []);
    expect(letters.map(({ body }) => Buffer.from(body, 'base64').toString())).toEqual([
      expect.stringContaining('<Tag>PicProcess</Tag>'),
    ]);
    for (const said of ['certificate', 'FUNCTION_NODE_OPTIONS']) expect(lines.join('\n')).toContain(said);
  });
});
