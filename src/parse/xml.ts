import type { ParserOptions } from 'xml2js';
import { Parser } from 'xml2js';
import type { ParsedValue } from './parsed-value';
import { xmlMalformed } from './wording';
import { guardXml } from './xml-guard';

/** Text stays text: nothing is trimmed or turned into numbers. `async` and `xmlns` may hang on bodies of a few bytes. */
const OPTIONS: ParserOptions = {
  explicitArray: false,
  explicitRoot: true,
  ignoreAttrs: true,
  charkey: '#text',
  async: false,
  strict: true,
  trim: false,
  normalize: false,
};

const ROOT = '<Response>';

/**
 * xml2js defines each property with `Object.defineProperty`, against names such as `__proto__`; that is a fifth of its
 * time. The guard has refused those names, so a plain assignment does the same here.
 */
class GuardedParser extends Parser {
  assignOrPush(node: { [name: string]: ParsedValue }, name: string, value: ParsedValue): void {
    const earlier = node[name];
    if (earlier === undefined) node[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else node[name] = [earlier, value];
  }
}

/**
 * Reads an XML document as `{ <root>: content }`. An element with neither text nor children is `''`, one that is repeated a list;
 * text beside children is their sibling `#text`; attributes are dropped. A rootless callback gets the root `Response`.
 * Throws `xml_malformed`, `body_forbidden`, or `body_unreadable` when another encoding is declared.
 */
export function parseXml(document: string): ParsedValue {
  // XML 1.0 §2.11. The parser does not do it.
  const text = document.replace(/\r\n?/g, '\n');
  const { start, rootless } = guardXml(text);
  // The root goes behind the XML declaration, which must stay first.
  const rooted = rootless ? `${text.slice(0, start)}${ROOT}${text.slice(start)}</Response>` : text;
  const { tree, error } = parseOnce(rooted);
  if (tree !== undefined) return tree;
  const { offset, reason } = faultOf(error, rooted);
  throw xmlMalformed(text, rootless && offset > start ? offset - ROOT.length : offset, reason, error);
}

interface Outcome {
  readonly tree?: ParsedValue;
  readonly error?: unknown;
}

// A parser must not be used twice: after a malformed document it accepts other malformed ones, or never calls back.
// It may call back and throw after that, so only the first outcome counts.
function parseOnce(text: string): Outcome {
  const outcomes: Outcome[] = [];
  try {
    new GuardedParser(OPTIONS).parseString(text, (error, tree: ParsedValue) => {
      outcomes.push(error === null ? { tree } : { error });
    });
  } catch (error) {
    outcomes.push({ error });
  }
  return outcomes[0] ?? {};
}

/** Reads the offset and the reason out of the parser's error; its message goes on with a character of the body. */
function faultOf(error: unknown, text: string): { offset: number; reason: string } {
  const message = error instanceof Error ? error.message : '';
  const [, reason = 'It cannot be parsed', line = '0', column = '1'] =
    /^(.*)\nLine: (\d+)\nColumn: (\d+)/.exec(message) ?? [];
  // Lines count from 0; the column is the number of characters read of the line, the faulty one included.
  const linesBefore = text.split('\n', Number(line));
  const offset = linesBefore.reduce((sum, { length }) => sum + length + 1, Number(column) - 1);
  return { offset, reason: reason.charAt(0).toLowerCase() + reason.slice(1) };
}
