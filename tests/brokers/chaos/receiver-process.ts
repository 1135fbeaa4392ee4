import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { bundleWithSinks } from '../../../src/tools/build/function-bundle';

export interface ReceiverProcess {
  /** Where it listens now, or did until it was killed: each start takes another port. */
  readonly url: string;
  /** SIGKILL, and another start. Resolves once that one listens. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** `npm run dev` as a process of its own, bundled once, because it is started many times. */
export async function startReceiverProcess(environment: Readonly<Record<string, string>>): Promise<ReceiverProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chaos-receiver-'));
  await bundleWithSinks('src/tools/commands/dev.ts', folder);
  const start = () => listening(path.join(folder, 'index.js'), environment);
  let running = await start();

  return {
    get url() {
      return running.url;
    },
    async kill() {
      await killed(running.child);
      running = await start();
    },
    async stop() {
      await killed(running.child);
      await rm(folder, { recursive: true });
    },
  };
}

interface Listening {
  readonly child: ChildProcess;
  readonly url: string;
}

async function listening(program: string, environment: Readonly<Record<string, string>>): Promise<Listening> {
  const child = spawn(process.execPath, [program, '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    // The log lines that follow have to be read as well, or the pipe would be full.
    lines.on('line', (line) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => {
      reject(new Error(`The receiver ended with ${String(code)} before it listened.`));
    });
  });
  return { child, url };
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
