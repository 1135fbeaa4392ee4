import { ERRORS } from '../../foundation/errors';
import { variablesWith } from '../../configuration/variables';
import type { SinkDefinition } from '../../sinks/sink-definition';
import { SINKS } from '../../sinks/sink-registry';
import { withPart } from './document-part';
import { markdownTable } from './markdown-table';

/** A document with its table of environment variables as the code is now. Throws when it has no place for it. */
export function withConfigurationTable(document: string, sinks: readonly SinkDefinition[] = SINKS): string {
  const rows = Object.entries(variablesWith(sinks)).map(([name, { description, allowed, default: fallback }]) => [
    `\`${name}\``,
    description,
    allowed,
    fallback === undefined ? '' : `\`${fallback}\``,
  ]);
  return withTable(document, 'configuration', markdownTable(['variable', 'what it does', 'allowed', 'default'], rows));
}

/** A document with its table of error codes as the code is now. Throws when it has no place for it. */
export function withErrorTable(document: string): string {
  return withTable(document, 'errors', errorTable());
}

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
  return withPart(document, `<!-- ${name} -->`, `<!-- /${name} -->`, `\n${table}\n`);
}
