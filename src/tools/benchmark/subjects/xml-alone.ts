import { Parser } from 'xml2js';

/** What every handler on xml2js pays at least. */
export function parseAlone(xml: string): unknown {
  let parsed: unknown;
  new Parser().parseString(xml, (error, result) => {
    if (error) throw error;
    parsed = result;
  });
  return parsed;
}
