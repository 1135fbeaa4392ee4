import type { Command, Options, Outcome, Output } from './command';
import { helpOf } from './help';
import { parseArguments } from './parse-arguments';
import { messageOf, UsageError } from './usage-error';

/** The exit code of every command. */
const EXIT_CODES = { done: 0, failed: 1, misused: 2 } as const satisfies Record<Outcome | 'misused', number>;

/** Runs a command with what was typed behind its name. Resolves with its exit code, and never rejects. */
export async function runCommand<O extends Options>(
  command: Command<O>,
  typed: readonly string[],
  output: Output,
): Promise<number> {
  try {
    const given = parseArguments(command, typed);
    if (given !== 'help') return EXIT_CODES[await command.run({ ...given, ...output })];
    output.print(helpOf(command));
    return EXIT_CODES.done;
  } catch (error) {
    output.note(messageOf(error));
    if (!(error instanceof UsageError)) return EXIT_CODES.failed;
    output.note(`see npm run ${command.name} -- --help`);
    return EXIT_CODES.misused;
  }
}
