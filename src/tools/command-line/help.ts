import { table } from '../terminal/table';
import type { Declaration, Option, Options } from './command';

/** What `--help` prints: how the command is typed, what it does, one line an option, and examples. */
export function helpOf({ name, summary, options, positionals, examples }: Declaration<Options>): string {
  const line = `npm run ${name}`;
  const named = Object.entries(options).map(([option, declared]) => [
    placeOf(option, declared),
    declared.summary,
    declared.type === 'boolean' ? '' : String(declared.default ?? ''),
  ]);
  const files = positionals ? [[`${positionals.value}…`, positionals.summary, '']] : [];
  const typed = [...(named.length > 0 ? ['[options]'] : []), ...files.map(([place]) => `[${place ?? ''}]`)];
  return [
    `usage: ${[line, ...(typed.length > 0 ? ['--', ...typed] : [])].join(' ')}`,
    '',
    summary,
    '',
    table(
      ['argument', 'what it does', named.some(([, , preset]) => preset !== '') ? 'default' : ''],
      [...files, ...named, ['-h, --help', 'Prints this and does nothing.', '']],
    ),
    '',
    ...examples.map((example) => `example: ${line} ${example}`.trimEnd()),
  ].join('\n');
}

function placeOf(name: string, option: Option): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value}`;
}
