import { CallbackError } from '../foundation/errors';
import { shortened, xmlExpected, xmlMalformed } from './wording';
import { isSpace, readName } from './xml-name';
import type { XmlWalk } from './xml-walk';

// A search that finds nothing ends the whole walk, so no text makes these functions look at the same characters again and again.

const SPACE = String.raw`[ \t\n]`;
const IS = `${SPACE}*=${SPACE}*`;

/** XML 1.0 §2.8, [23]. */
const DECLARATION = new RegExp(
  String.raw`^<\?xml${SPACE}+version${IS}(["'])1\.\d+\1(?:${SPACE}+encoding${IS}(["'])([A-Za-z][\w.-]*)\2)?` +
    String.raw`(?:${SPACE}+standalone${IS}(["'])(?:yes|no)\4)?${SPACE}*\?>$`,
);

/** The offset after the comment at `start`. */
export function endOfComment(text: string, start: number): number {
  const end = text.indexOf('--', start + '<!--'.length);
  if (end === -1) throw xmlMalformed(text, start, 'a comment is never closed');
  if (text[end + 2] !== '>') throw xmlMalformed(text, end, '"--" inside a comment');
  return end + '-->'.length;
}

/** The offset after the CDATA section at `start`. */
export function endOfSection(text: string, start: number): number {
  const end = text.indexOf(']]>', start);
  if (end === -1) throw xmlMalformed(text, start, 'a CDATA section is never closed');
  return end + ']]>'.length;
}

/** The offset after the processing instruction or XML declaration at `start`. */
export function endOfInstruction({ text, edits }: XmlWalk, start: number): number {
  const mark = text.indexOf('?>', start + '<?'.length);
  if (mark === -1) throw xmlMalformed(text, start, 'a processing instruction is never closed');
  const end = mark + '?>'.length;
  const target = readName(text, start + '<?'.length);
  if (target === 'xml' && start === 0) {
    checkDeclaration(text.slice(0, end));
    return end;
  }
  if (/^xml$/i.test(target)) throw xmlMalformed(text, start, 'an XML declaration that does not come first');
  const afterTarget = start + '<?'.length + target.length;
  if (afterTarget !== mark && !isSpace(text[afterTarget])) throw xmlExpected(text, afterTarget, 'white space or "?>"');
  // The parser takes the first two marks of `??>` as a pair and would go on to the next `?>`.
  if (text[mark - 1] === '?') edits.push({ start, end, replacement: '' });
  return end;
}

function checkDeclaration(declaration: string): void {
  const parts = DECLARATION.exec(declaration);
  if (parts === null) {
    throw xmlMalformed(declaration, 0, 'expected <?xml version="1.0" encoding="UTF-8"?>');
  }
  const encoding = parts[3] ?? 'UTF-8';
  if (/^(utf-?8|us-ascii)$/i.test(encoding)) return;
  const message = `The XML declares the encoding ${shortened(encoding)}. Send the callback as UTF-8.`;
  throw new CallbackError('body_unreadable', message);
}
