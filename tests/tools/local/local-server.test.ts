import { createFunction } from '../../../src/function/create-function';
import { localRuntime } from '../../../src/tools/local/local-runtime';
import type { Invoke } from '../../../src/tools/local/local-runtime';
import { startLocalServer } from '../../../src/tools/local/local-server';
import type { LocalServer } from '../../../src/tools/local/local-server';
import type { Outcome } from '../../../src/tools/local/outcome';

let server: LocalServer | undefined;
afterEach(() => server?.close());

async function serve(invoke: Invoke): Promise<string> {
  server = await startLocalServer({ invoke, port: 0 });
  return server.url;
}

describe('the local server', () => {
  it('makes an event of a request, and keeps every byte of its body', async () => {
    const events: unknown[] = [];
    const url = await serve((event) => {
      events.push(event);
      return Promise.resolve({ result: {} });
    });
    const body = Buffer.from([0, 255, 60]);
    await fetch(`${url}/a/b?token=x&x=%20`, { method: 'POST', body, headers: { 'X-Ci-Content-Version': 'Simple' } });
    expect(events).toMatchObject([
      {
        httpMethod: 'POST',
        path: '/a/b',
        queryString: { token: 'x', x: ' ' },
        headers: { 'x-ci-content-version': 'Simple' },
        body: body.toString('base64'),
        isBase64Encoded: true,
      },
    ]);
  });

  it.each<{ what: string; outcome: Outcome; status: number; text: string }>([
    {
      what: 'a response as it is',
      outcome: { result: { statusCode: 422, headers: { 'x-a': 'b' }, body: 'no', isBase64Encoded: false } },
      status: 422,
      text: 'no',
    },
    {
      what: 'bytes from Base64',
      outcome: { result: { statusCode: 200, body: 'aGk=', isBase64Encoded: true } },
      status: 200,
      text: 'hi',
    },
    { what: 'a response without a body', outcome: { result: { statusCode: 204 } }, status: 204, text: '' },
    { what: 'any other result as JSON', outcome: { result: [1] }, status: 200, text: '[1]' },
    {
      what: 'the failure in its place',
      outcome: { failure: { status: 433, message: 'too long' } },
      status: 433,
      text: '{"errorCode":433,"errorMessage":"too long"}',
    },
  ])('answers $what', async ({ outcome, status, text }) => {
    const response = await fetch(await serve(() => Promise.resolve(outcome)));
    expect([response.status, await response.text()]).toEqual([status, text]);
  });

  it('refuses a body that no event can hold', async () => {
    const url = await serve(() => Promise.resolve({ result: {} }));
    const send = (bytes: number) => fetch(url, { method: 'POST', body: Buffer.alloc(bytes) });
    expect((await send(6 * 1024 * 1024)).status).toBe(200);
    expect((await send(6 * 1024 * 1024 + 1)).status).toBe(413);
  });

  it('serves the function', async () => {
    const invoke = localRuntime({
      start: (variables) => createFunction(variables, () => undefined).handler,
      variables: () => ({ AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: '.' }),
      timeLimitMs: 1_000,
    });
    const url = await serve(invoke);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const refused = await fetch(url, { method: 'PUT', body: '<a>' });
    expect([refused.status, await refused.json()]).toMatchObject([405, { error: { code: 'method_not_allowed' } }]);
  });
});
