import { readFileSync } from 'node:fs';
import { Parser } from 'xml2js';

/** What xml2js makes of a file. */
export function parsedBody(file: string): unknown {
  let parsed: unknown;
  new Parser({ explicitArray: false, ignoreAttrs: true }).parseString(readFileSync(file, 'utf8'), (error, result) => {
    if (error) throw error;
    parsed = result;
  });
  return parsed;
}
