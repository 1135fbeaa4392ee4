import type { Command, Options } from './command';
import { runCommand } from './run-command';

/** Runs a command as this process, with its arguments, its output and its exit code. */
export async function startCommand<const O extends Options>(command: Command<O>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  process.exitCode = await runCommand(command, process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
  });
}

/** Whoever reads the output may stop early, as `head` does; the work still goes on to its end. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
