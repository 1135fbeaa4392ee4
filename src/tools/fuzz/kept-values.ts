import { exactDecimal, isDecimal } from './leaf';
import type { Leaf } from './leaf';
import { jsonLeaves } from './json-leaves';
import { xmlLeaves } from './xml-leaves';

/** The text of a body as its event carries it: as it is, or as Base64. */
export function textOfBody(body: string): string {
  const text = /^\ufeff?[ \t\r\n]*[<{[]/.test(body) ? body : Buffer.from(body, 'base64').toString();
  return text.replace(/^\ufeff/, '');
}

/** Every value of a body. Throws `NotWellFormed`. */
export function leavesOf(text: string): Leaf[] {
  return text.trimStart().startsWith('<') ? xmlLeaves(text) : jsonLeaves(text);
}

const REDACTED = '[redacted]';
const TYPE = 'com.tencentcloud.ci.';

/** Those values of a body that are in none of the records, as `Name.Name: text`. */
export function missingValues(leaves: readonly Leaf[], records: readonly string[]): string[] {
  const texts = new Set<string>();
  const numbers = new Set<string>();
  /** Names of nodes of which a record only says that they were there. */
  const secrets = new Set<string>();
  for (const { names, text, isNumber } of records.flatMap(jsonLeaves)) {
    texts.add(text);
    if (isNumber) numbers.add(exactDecimal(text));
    if (text === REDACTED) secrets.add(names.at(-1) ?? '');
    // The type of an event has the name of the vendor's.
    if (text.startsWith(TYPE)) texts.add(text.slice(TYPE.length));
  }
  const isKept = ({ names, text }: Leaf): boolean =>
    text.trim() === '' ||
    texts.has(text) ||
    (isDecimal(text) && numbers.has(exactDecimal(text))) ||
    names.some((name) => secrets.has(name));
  return leaves.filter((leaf) => !isKept(leaf)).map(({ names, text }) => `${names.join('.')}: ${text}`);
}
