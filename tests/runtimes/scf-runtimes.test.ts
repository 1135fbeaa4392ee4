import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installedNode } from '../../src/tools/benchmark/installed-node';
import { bundleFunction } from '../../src/tools/build/function-bundle';
import { runProcess } from '../../src/tools/deploy/run-process';
import type { ProcessResult } from '../../src/tools/deploy/run-process';
import { RUNTIMES } from '../../src/tools/deploy/runtimes';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import { contentsBelow } from '../support/files/files-below';

const SINKS = ['kafka-sink.js', 'rabbitmq-sink.js'];

jest.setTimeout(300_000);

let folder: string;
let events: string[];
let expected: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtimes-'));
  const names = (await readdir('events')).filter((name) => name.endsWith('.json'));
  events = names.map((name) => resolve('events', name));
  await bundleFunction(join(folder, 'function'));
  expected = await recordsBy(process.execPath, 'this');
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(RUNTIMES)('the built function on %s', (runtime) => {
  let node: string;

  beforeAll(async () => {
    node = await installedNode(runtime.replace('Nodejs', ''), join(folder, runtime));
  });

  it('is asked on that very version', async () => {
    const { output } = await run(node, ['--version']);
    expect(output.trim()).toMatch(new RegExp(`^v${runtime.replace('Nodejs', '')}\\.\\d+$`));
  });

  it('writes the records of all sample events, byte for byte those of this node', async () => {
    expect(events).not.toEqual([]);
    expect(await recordsBy(node, runtime)).toEqual(expected);
  });

  it('writes to COS', async () => {
    const server = await startCosServer(ACCOUNT);
    const { output } = await run(
      node,
      [resolve('tests/support/files/run-events.cjs'), join(folder, 'function'), ...events],
      {
        AUTH: 'none',
        ...cosEnvironment(server),
      },
    );
    await server.stop();
    expect(statusesIn(output)).toEqual(events.map(() => 200));
    expect([...server.objects.keys()].sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(SINKS)('loads %s', async (sink) => {
    const { exitCode, output } = await run(node, [
      '-e',
      `require(${JSON.stringify(join(folder, 'function/sinks', sink))})`,
    ]);
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' });
  });
});

/** The records that a node makes of all sample events, as text by file. */
async function recordsBy(node: string, name: string): Promise<Record<string, string>> {
  const records = join(folder, `records-${name}`);
  const { output } = await run(
    node,
    [resolve('tests/support/files/run-events.cjs'), join(folder, 'function'), ...events],
    {
      AUTH: 'none',
      SINKS: 'file',
      FILE_DIRECTORY: records,
    },
  );
  expect(statusesIn(output)).toEqual(events.map(() => 200));
  return await contentsBelow(records);
}

function statusesIn(output: string): unknown {
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

function run(file: string, parameters: readonly string[], environment = {}): Promise<ProcessResult> {
  return runProcess({ file, arguments: parameters, folder, environment, timeoutMs: 120_000 });
}
