import { parseArgs } from 'node:util';
import type { Arguments, Declaration, Option, Options, Values } from './command';
import { UsageError } from './usage-error';

/** Reads what was typed behind a command. `help`: `--help` or `-h` is in it, whatever else is. Throws a `UsageError`. */
export function parseArguments<O extends Options>(
  command: Declaration<O>,
  typed: readonly string[],
): Arguments<O> | 'help' {
  const { options } = command;
  const { tokens, positionals } = parseArgs({
    args: [...typed],
    options: { ...forParseArgs(options), help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    tokens: true,
    // Its own messages are in another style than ours; what it would refuse is refused below.
    strict: false,
  });
  const named = tokens.filter((token) => token.kind === 'option');
  if (named.some(({ name }) => name === 'help')) return 'help';

  const values = defaultsOf(options);
  for (const { name, rawName, value, inlineValue } of named) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new UsageError(`${rawName} is no option of npm run ${command.name}. ${choiceOf(options)}`);
    // A value that begins with a dash is more likely the next option, and its value was forgotten.
    const isForgotten = !inlineValue && value?.startsWith('-') && value.length > 1;
    values[name] = valueOf(rawName, option, isForgotten ? undefined : value);
  }

  const [first] = positionals;
  if (first !== undefined && command.positionals === undefined) {
    throw new UsageError(
      `npm run ${command.name} takes options only, and ${JSON.stringify(first)} is none. Remove it.`,
    );
  }
  // Each value was read by the option that has its name, so it is of the type that follows from that option.
  return { values: values as Values<O>, positionals };
}

type Value = boolean | string | number | undefined;

function forParseArgs(options: Options): Record<string, { type: 'boolean' | 'string' }> {
  const entries = Object.entries(options).map(([name, { type }]) => {
    return [name, { type: type === 'boolean' ? type : 'string' }] as const;
  });
  return Object.fromEntries(entries);
}

function defaultsOf(options: Options): Record<string, Value> {
  const entries = Object.entries(options).map(([name, option]) => {
    return [name, option.type === 'boolean' ? false : option.default] as const;
  });
  return Object.fromEntries(entries);
}

function choiceOf(options: Options): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return names.length === 0 ? 'It has none. Remove it.' : `Its options are ${names.join(', ')}.`;
}

function valueOf(name: string, option: Option, text: string | undefined): Value {
  if (option.type === 'boolean') {
    if (text === undefined) return true;
    throw new UsageError(`${name} takes no value, not even ${JSON.stringify(text)}. Write only ${name}.`);
  }
  if (text === undefined) throw new UsageError(`${name} needs a value. Write ${name} ${option.value}.`);
  return option.type === 'string' ? text : integerOf(name, option, text);
}

function integerOf(name: string, { least, most }: Option & { type: 'integer' }, text: string): number {
  const number = /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= (most ?? Number.MAX_SAFE_INTEGER)) return number;
  const range = most === undefined ? `from ${least}` : `from ${least} to ${most}`;
  throw new UsageError(`${name} takes a whole number ${range}, not ${JSON.stringify(text)}.`);
}
