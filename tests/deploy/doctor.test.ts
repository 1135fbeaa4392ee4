import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deadLetterRecord } from '../../src/delivery/dead-letter';
import { createFunction } from '../../src/function/create-function';
import { localRuntime } from '../../src/tools/local/local-runtime';
import { startLocalServer } from '../../src/tools/local/local-server';
import type { LocalServer } from '../../src/tools/local/local-server';
import { callbackOf, letterOf } from '../support/builders/letters';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { queueXml } from '../support/servers/cloud-infinite/queue-makers';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';
import { runProgram } from './command-process';

jest.setTimeout(60_000);

const TOKEN = 'token-of-the-tests-1234567890';
const BUCKET = { bucket: 'video-1250000000', region: 'ap-guangzhou' };

let folder: string;
let cos: CosServer;
let cloudInfinite: CloudInfinite;
let server: LocalServer;
let environment: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'doctor-'));
  cos = await startCosServer(ACCOUNT);
  cloudInfinite = await startCloudInfinite({ ...BUCKET, account: ACCOUNT });
  environment = {
    ...cosEnvironment(cos),
    CALLBACK_TOKEN: TOKEN,
    CI_BUCKETS: `${BUCKET.bucket}@${BUCKET.region}`,
    CI_ENDPOINT: cloudInfinite.endpoint,
  };
  const invoke = localRuntime({
    start: () =>
      createFunction(
        () => environment,
        () => undefined,
      ).handler,
    variables: () => environment,
    timeLimitMs: 5000,
  });
  server = await startLocalServer({ invoke, port: 0 });
  const notify = { url: `${server.url}/${TOKEN}` };
  cloudInfinite.queues.queue.set('p1', queueXml({ id: 'p1', bucket: BUCKET.bucket, notify }));
});
afterEach(() => Promise.all([cos.stop(), cloudInfinite.stop(), server.close(), rm(folder, { recursive: true })]));

const doctor = (...typed: string[]) => runProgram('doctor', ['--url', server.url, ...typed], folder, { environment });
const marksIn = (stdout: string): string[] => stdout.match(/^[✓✗?–] [^:]*/gm) ?? [];

it('a chain that is right has a mark for each link, no colour where nobody sees it, and exit code 0', async () => {
  const { exitCode, stdout, stderr } = await doctor();
  expect(marksIn(stdout)).toEqual([
    ...['✓ configuration', '✓ credentials', '✓ bucket of records', '✓ rights in the bucket', '✓ function URL'],
    ...['✓ function without token', '✓ function with token', '✓ callbacks of Cloud Infinite for video-1250000000'],
    ...['✓ dead letters', '✓ jobs of the last 2h without record'],
  ]);
  expect(stdout).not.toContain('\u001b');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect([...cos.objects.keys()]).toEqual([]);
});

it('what is wrong ends it with 1, keeps no other link from being looked at, and shows no secret', async () => {
  const letter = deadLetterRecord(letterOf(callbackOf({ JobId: 'j1' })), 'cloud-infinite');
  cos.objects.set(letter.key, { body: letter.body, headers: {} });
  cloudInfinite.queues.queue.clear();
  environment = { ...environment, TENCENTCLOUD_SESSIONTOKEN: 'an-old-token-that-is-not-valid' };
  const { exitCode, stdout, stderr } = await doctor('--json');
  const { results } = JSON.parse(stdout) as { results: { link: string; verdict: string }[] };
  expect(results.map(({ link, verdict }) => `${link}: ${verdict}`)).toEqual(
    expect.arrayContaining(['configuration: right', 'credentials: wrong', 'function with token: right']),
  );
  expect(exitCode).toBe(1);
  for (const secret of [TOKEN, ACCOUNT.secretKey, 'an-old-token-that-is-not-valid']) {
    expect(stdout + stderr).not.toContain(secret);
  }
});

it('letters that wait, and a queue that calls nobody, are wrong', async () => {
  const letter = deadLetterRecord(letterOf(callbackOf({ JobId: 'j1' })), 'cloud-infinite');
  cos.objects.set(letter.key, { body: letter.body, headers: {} });
  cloudInfinite.queues.queue.set('p1', queueXml({ id: 'p1', bucket: BUCKET.bucket }));
  const { exitCode, stdout } = await doctor();
  expect(marksIn(stdout).filter((mark) => mark.startsWith('✗'))).toEqual([
    '✗ callbacks of Cloud Infinite for video-1250000000',
    '✗ dead letters',
  ]);
  expect(stdout).toContain('\n2 wrong, 0 unknown, 0 skipped, 8 right.\n');
  expect(exitCode).toBe(1);
});

it('a URL that would carry the token in the clear is misuse', async () => {
  const { exitCode, stdout, stderr } = await doctor('--url', 'http://example.com');
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--url takes the https URL of the function');
});
