import type { MainHandler } from '../../../src/trigger/http-response';
import { localRuntime } from '../../../src/tools/local/local-runtime';
import type { Invoke } from '../../../src/tools/local/local-runtime';
import { jsonResponse } from '../../../src/trigger/http-response';

/** A function that does nothing but `run`. Its type says more of the result than a runtime may rely on. */
function runtimeOf(run: (event: unknown, context: unknown) => unknown, timeLimitMs = 5_000): Invoke {
  const handler = ((event, context) => Promise.resolve(run(event, context))) as MainHandler;
  return localRuntime({ start: () => handler, variables: () => ({}), timeLimitMs });
}

const MOST_BYTES = 6 * 1024 * 1024;
const CYCLE: unknown[] = [];
CYCLE.push(CYCLE);
/** JSON puts two quotation marks around it. */
const textOf = (bytes: number) => 'x'.repeat(bytes - 2);

describe('the local runtime', () => {
  it('gives the function the context of the platform, new at every invocation', async () => {
    const contexts: unknown[] = [];
    const invoke = localRuntime({
      start: () => (_event, context) => {
        contexts.push(context);
        return Promise.resolve(jsonResponse(200, {}));
      },
      variables: () => ({ AUTH: 'none', SINKS: 'file' }),
      timeLimitMs: 3_000,
    });
    await invoke({});
    await invoke({});
    const [first, second] = contexts;
    expect(first).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      time_limit_in_ms: 3_000,
      memory_limit_in_mb: 128,
      function_name: 'local',
      function_version: '$LATEST',
      namespace: 'default',
      environment: '{"AUTH":"none","SINKS":"file"}',
      environ: 'AUTH=none;SINKS=file',
      tencentcloud_region: 'ap-guangzhou',
      tencentcloud_appid: '1250000000',
      tencentcloud_uin: '100000000000',
    });
    expect(second).not.toEqual(first);
  });

  it('renews the environment at every invocation, and only then', async () => {
    let key = 0;
    const invoke = localRuntime({
      start: (variables) => async () => {
        const before = variables();
        await new Promise(setImmediate);
        return jsonResponse(200, [before, variables()]);
      },
      variables: () => ({ KEY: String((key += 1)) }),
      timeLimitMs: 1_000,
    });
    for (const KEY of ['1', '2']) {
      expect(await invoke({})).toMatchObject({ result: { body: JSON.stringify([{ KEY }, { KEY }]) } });
    }
  });

  it('has one invocation at a time in an instance, and starts as many as are needed at once', async () => {
    let starts = 0;
    const invoke = localRuntime({
      start: () => {
        const instance = (starts += 1);
        let running = 0;
        return async () => {
          running += 1;
          await new Promise(setImmediate);
          const response = jsonResponse(200, { instance, running });
          running -= 1;
          return response;
        };
      },
      variables: () => ({}),
      timeLimitMs: 1_000,
    });
    const invokeOften = (times: number) => Promise.all(Array.from({ length: times }, () => invoke({})));
    for (const times of [3, 1, 3]) {
      for (const outcome of await invokeOften(times)) {
        expect(outcome).toMatchObject({ result: { body: expect.stringContaining('"running":1}') as string } });
      }
    }
    expect(starts).toBe(3);
  });

  it.each([
    { what: 'a date becomes text', event: { at: new Date(0) }, seen: { at: '1970-01-01T00:00:00.000Z' } },
    { what: 'an undefined member is gone', event: { a: 1, b: undefined }, seen: { a: 1 } },
    { what: 'null stays', event: null, seen: null },
  ])('passes the event as JSON: $what', async ({ event, seen }) => {
    expect(await runtimeOf((received) => ({ received }))(event)).toEqual({ result: { received: seen } });
  });

  it.each([
    { what: 'undefined', result: undefined },
    { what: 'a cycle', result: CYCLE },
    { what: 'a big integer', result: { n: 1n } },
    { what: 'a date', result: { at: new Date(0) } },
    { what: 'an undefined member', result: { headers: undefined } },
    { what: 'bytes', result: { body: Buffer.from('x') } },
    { what: 'a function', result: () => 1 },
  ])('refuses a result that is not JSON: $what', async ({ result }) => {
    expect(await runtimeOf(() => result)({})).toMatchObject({ failure: { status: 403 } });
  });

  it.each([
    { what: 'an event of 6 MB', bytes: MOST_BYTES, expected: { result: 'ok' } },
    { what: 'an event of more', bytes: MOST_BYTES + 1, expected: { failure: { status: 406 } } },
  ])('limits $what', async ({ bytes, expected }) => {
    expect(await runtimeOf(() => 'ok')(textOf(bytes))).toMatchObject(expected);
  });

  it.each([
    { what: 'a result of 6 MB', bytes: MOST_BYTES, expected: { result: textOf(MOST_BYTES) } },
    { what: 'a result of more', bytes: MOST_BYTES + 1, expected: { failure: { status: 407 } } },
  ])('limits $what', async ({ bytes, expected }) => {
    expect(await runtimeOf(() => textOf(bytes))({})).toMatchObject(expected);
  });

  it('refuses an event that is no JSON', async () => {
    expect(await runtimeOf(() => 'ok')(undefined)).toMatchObject({ failure: { status: 400 } });
  });

  it('reports what the function throws, at start too', async () => {
    const failing = () => {
      throw new Error('no such table');
    };
    const failure = { failure: { status: 430, message: expect.stringContaining('no such table') as string } };
    expect(await runtimeOf(failing)({})).toMatchObject(failure);
    const invoke = localRuntime({ start: failing, variables: () => ({}), timeLimitMs: 1_000 });
    expect(await invoke({})).toMatchObject(failure);
  });

  it('ends a run over the time limit, and its instance with it', async () => {
    let starts = 0;
    const invoke = localRuntime({
      start: () => {
        const isFirst = (starts += 1) === 1;
        return () => (isFirst ? new Promise(() => undefined) : Promise.resolve(jsonResponse(200, {})));
      },
      variables: () => ({}),
      timeLimitMs: 50,
    });
    expect(await invoke({})).toMatchObject({ failure: { status: 433 } });
    expect(await invoke({})).toMatchObject({ result: { statusCode: 200 } });
    expect(starts).toBe(2);
  });
});
