import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { scripts } from '../../package.json';

const TSX = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;

/** The program of each command that `package.json` names. */
export const programs: ReadonlyMap<string, string> = new Map(
  Object.entries(scripts).flatMap(([name, script]) => {
    const [, program] = /^tsx (?:-- )?(src\/tools\/commands\/\S+)$/.exec(script) ?? [];
    return program === undefined ? [] : [[name, program]];
  }),
);

export interface CommandRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  /** `false`: nobody reads what it prints. */
  readonly reads?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Is given the process when it has begun. */
  readonly whileRunning?: (child: ChildProcess) => void;
}

/** Runs a command as npm would, in `folder`. */
export async function runProgram(
  name: string,
  typed: readonly string[],
  folder: string,
  { reads = true, environment = {}, whileRunning }: RunOptions = {},
): Promise<CommandRun> {
  const program = path.resolve(programs.get(name) ?? '');
  const child = spawn(process.execPath, ['--import', TSX, '--', program, ...typed], { cwd: folder, env: environment });
  const ended = new Promise<number | null>((settle) => child.on('close', settle));
  if (!reads) child.stdout.destroy();
  whileRunning?.(child);
  const [exitCode, stdout, stderr] = await Promise.all([ended, reads ? text(child.stdout) : '', text(child.stderr)]);
  return { exitCode, stdout, stderr };
}
