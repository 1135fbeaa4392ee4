import { ERRORS } from '../foundation/errors';
import { environment } from '../schemas/environment';
import type { VariableSchema } from '../schemas/environment';

/** README's table of environment variables. */
export function configurationTable(): string {
  const variables = Object.entries<VariableSchema>(environment.properties);
  const rows = variables.map(([name, { description, allowed, default: fallback }]) => [
    `\`${name}\``,
    description,
    // A bar would end the table's cell.
    allowed.replace(/\|/g, '\\|'),
    fallback === undefined ? '' : `\`${fallback}\``,
  ]);
  return markdownTable(['variable', 'what it does', 'allowed', 'default'], rows);
}

/** README's table of error codes. */
export function errorTable(): string {
  const rows = Object.entries(ERRORS).map(([code, { status, retryable, meaning }]) => [
    `\`${code}\``,
    String(status),
    retryable ? 'yes' : 'no',
    meaning,
  ]);
  return markdownTable(['code', 'status', 'send again', 'meaning'], rows);
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
