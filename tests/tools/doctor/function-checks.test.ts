import http from 'node:http';
import { name, version } from '../../../package.json';
import { createFunction } from '../../../src/function/create-function';
import type { Environment } from '../../../src/schemas/variable';
import { functionChecks } from '../../../src/tools/doctor/function-checks';
import type { Finding } from '../../../src/tools/doctor/finding';
import { localRuntime } from '../../../src/tools/local/local-runtime';
import { startLocalServer } from '../../../src/tools/local/local-server';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { listenOnLoopback } from '../../support/servers/loopback';
import { lookAt, subjectIn, TOKEN } from './subjects';

let cos: CosServer;
let close: (() => Promise<void>) | undefined;
beforeEach(async () => {
  cos = await startCosServer(ACCOUNT);
});
afterEach(async () => {
  await close?.();
  close = undefined;
  await cos.stop();
});

/** The function with these variables, behind a URL as SCF would give it. */
async function serve(variables: Environment): Promise<string> {
  const environment = { ...cosEnvironment(cos), ...variables };
  const invoke = localRuntime({
    start: () =>
      createFunction(
        () => environment,
        () => undefined,
      ).handler,
    variables: () => environment,
    timeLimitMs: 5000,
  });
  const server = await startLocalServer({ invoke, port: 0 });
  close = () => server.close();
  return server.url;
}

/** A server that always answers so. */
async function answering(status: number, body: string): Promise<string> {
  const server = http.createServer((_, response) => response.writeHead(status).end(body));
  const { port, stop } = await listenOnLoopback(server);
  close = stop;
  return `http://127.0.0.1:${port}`;
}

async function findings(url: string | undefined, environment: Environment = { CALLBACK_TOKEN: TOKEN }) {
  const found: (Finding | undefined)[] = [];
  for (const check of functionChecks(subjectIn(environment, url))) found.push(await lookAt(check));
  return found;
}
const verdictsOf = (found: readonly (Finding | undefined)[]) => found.map((finding) => finding?.verdict);

it('a function with the same settings is right, and nothing is written', async () => {
  expect(await findings(await serve({ CALLBACK_TOKEN: TOKEN }))).toEqual([
    { verdict: 'right', says: `${name} ${version} is running.` },
    { verdict: 'right', says: 'A request without the token is refused.' },
    { verdict: 'right', says: 'A callback with the token, marked as a test, is taken. Nothing was written.' },
  ]);
  expect(cos.requests).toEqual([]);
});

it('a function with another token is wrong', async () => {
  const found = await findings(await serve({ CALLBACK_TOKEN: `another-${TOKEN}` }));
  expect(verdictsOf(found)).toEqual(['right', 'right', 'wrong']);
  expect(found[2]).toMatchObject({ says: 'The function does not take the CALLBACK_TOKEN of these settings.' });
});

it('a function that lets everyone in is wrong', async () => {
  const found = await findings(await serve({ AUTH: 'none' }));
  expect(verdictsOf(found)).toEqual(['right', 'wrong', 'right']);
  expect(found[1]?.says).toContain('anyone can write to the sinks');
});

it('a function whose configuration is wrong is wrong, and its log is named', async () => {
  const found = await findings(await serve({ CALLBACK_TOKEN: TOKEN, COS_REGION: 'Guangzhou' }));
  expect(found[0]).toEqual({
    verdict: 'wrong',
    says: 'The function answers 503 configuration_invalid.',
    remedy: 'Its log names every fault of its configuration: mend the settings and deploy again.',
  });
});

it('another version is said', async () => {
  const [found] = await findings(await answering(200, JSON.stringify({ name, version: '0.0.1' })));
  expect(found).toMatchObject({ verdict: 'right', says: `${name} 0.0.1 is running, and this is ${version}.` });
});

it.each([
  { what: 'a page', status: 200, body: '<html>', says: 'What answers GET /health with 200 is not' },
  {
    what: 'another service',
    status: 200,
    body: '{"name":"other","version":"1"}',
    says: 'is not cloud-infinite-callback',
  },
  { what: 'nothing', status: 404, body: '', says: 'What answers GET /health with 404 is not' },
  { what: 'a failing platform', status: 500, body: '{"errorCode":1}', says: 'The function answers 500.' },
])('$what at the URL is wrong', async ({ status, body, says }) => {
  const [found] = await findings(await answering(status, body));
  expect(found).toMatchObject({ verdict: 'wrong', says: expect.stringContaining(says) as string });
});

it('a URL at which nobody answers is wrong', async () => {
  const found = await findings('http://127.0.0.1:1');
  expect(verdictsOf(found)).toEqual(['wrong', 'wrong', 'wrong']);
  expect(found[0]?.says).toContain('http://127.0.0.1:1 gives no answer');
});

it.each([
  { what: 'a URL', url: undefined, environment: {}, verdicts: ['skipped', 'skipped', 'skipped'] },
  { what: 'a token', url: 'http://127.0.0.1:1', environment: {}, verdicts: ['wrong', 'wrong', 'skipped'] },
])('without $what, what needs it is skipped', async ({ url, environment, verdicts }) => {
  expect(verdictsOf(await findings(url, environment))).toEqual(verdicts);
});
