import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../schemas/variable';

export interface ProcessRun {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Environment;
  /** Working folder. */
  readonly folder: string;
  readonly timeoutMs: number;
}

export interface ProcessResult {
  /** `undefined` when it was ended from outside, by the time limit too. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  /** Standard output and standard error, one after the other. */
  readonly output: string;
}

/** Runs a program that cannot ask anything. When its time is over or this process is told to end, it and its children are killed. */
export async function runProcess({ file, folder, environment, timeoutMs, ...run }: ProcessRun): Promise<ProcessResult> {
  const child = spawn(file, run.arguments, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all of it can be killed at once.
    detached: true,
  });
  const kill = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, timeoutMs);
  process.once('SIGINT', kill).once('SIGTERM', kill);
  try {
    const ended = new Promise<number | undefined>((resolve, reject) => {
      child.on('error', reject).on('close', (code) => {
        resolve(code ?? undefined);
      });
    });
    const [exitCode, ...outputs] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { exitCode, timedOut, output: outputs.join('') };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', kill).off('SIGTERM', kill);
  }
}
