import { ERRORS } from '../../foundation/errors';
import { environment } from '../../schemas/environment';
import type { VariableSchema } from '../../schemas/environment';
import { markdownTable } from './markdown-table';

/** README with its tables as the code is now. Throws when it has no place for one. */
export function withTables(readme: string): string {
  return withTable(withTable(readme, 'configuration', configurationTable()), 'errors', errorTable());
}

/** README's table of environment variables. */
function configurationTable(): string {
  const variables = Object.entries<VariableSchema>(environment.properties);
  const rows = variables.map(([name, { description, allowed, default: fallback }]) => [
    `\`${name}\``,
    description,
    allowed,
    fallback === undefined ? '' : `\`${fallback}\``,
  ]);
  return markdownTable(['variable', 'what it does', 'allowed', 'default'], rows);
}

/** README's table of error codes. */
function errorTable(): string {
  const rows = Object.entries(ERRORS).map(([code, { status, retryable, meaning }]) => [
    `\`${code}\``,
    String(status),
    retryable ? 'yes' : 'no',
    meaning,
  ]);
  return markdownTable(['code', 'status', 'send again', 'meaning'], rows);
}

/** The document with `table` between `<!-- name -->` and `<!-- /name -->`. */
function withTable(document: string, name: string, table: string): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from === -1 || to < from) throw new Error(`The document has no ${start} … ${end}.`);
  return `${document.slice(0, from)}${start}\n\n${table}\n\n${document.slice(to)}`;
}
