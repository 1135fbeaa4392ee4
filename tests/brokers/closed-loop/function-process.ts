import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bundleWithSinks } from '../../../src/tools/build/function-bundle';

export interface FunctionProcess {
  /** What the function returns for an event, once it listens; `undefined` when it was killed meanwhile. */
  invoke(event: object): Promise<unknown>;
  /** SIGKILL, and another start. Resolves once that one listens. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The function as it is built, in a process that can be killed at any moment. */
export async function startFunctionProcess(environment: Readonly<Record<string, string>>): Promise<FunctionProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'closed-loop-'));
  await bundleWithSinks('tests/brokers/closed-loop/function-program.ts', folder);
  const start = () => listening(path.join(folder, 'index.js'), environment);
  let running = start();
  await running;

  return {
    async invoke(event) {
      try {
        const { url } = await running;
        const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
        return await response.json();
      } catch {
        return undefined;
      }
    },
    async kill() {
      const { child } = await running;
      running = killed(child).then(start);
      await running;
    },
    async stop() {
      await killed((await running).child);
      await rm(folder, { recursive: true });
    },
  };
}

async function listening(
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      // The lines that follow are the log; they have to be read as well, or the pipe would be full.
      if (line.startsWith('http://')) resolve(line);
    });
    child.once('exit', (code) => {
      reject(new Error(`The function ended with ${String(code)} before it listened.`));
    });
  });
  return { child, url };
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
