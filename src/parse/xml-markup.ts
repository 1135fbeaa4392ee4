import { CallbackError } from '../foundation/errors';
import { isReservedName } from './limits';
import { shortened, xmlForbidden, xmlMalformed } from './wording';

// A search that finds nothing ends the whole walk, so no text makes these functions look at the same characters again and again.

/** What stands where the name of an element begins, up to white space, `/` or the end of the tag. Not checked further. */
export function nameAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && !endsName(text[end])) end += 1;
  return text.slice(start, end);
}

// Called for every character of every name, where a regular expression costs more than the rest of the walk.
function endsName(character: string | undefined): boolean {
  return (
    character === '>' ||
    character === '/' ||
    character === ' ' ||
    character === '\n' ||
    character === '\t' ||
    character === '<'
  );
}

/** The offset of the `>` that ends the tag which begins at `start`; what is quoted counts for nothing. */
export function endOfTag(text: string, start: number, afterName: number): number {
  let attribute = afterName;
  for (let offset = afterName; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '>') return offset;
    if (character === '<') throw xmlMalformed(text, offset, 'unexpected "<" inside a tag');
    if (character === '=') refuseReservedAttribute(text, attribute, offset);
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, offset + 1);
      if (close === -1) throw xmlMalformed(text, offset, 'an attribute value is never closed');
      offset = close;
    }
    if (character === '=' || character === '"' || character === "'") attribute = offset + 1;
  }
  throw xmlMalformed(text, start, 'a tag is never closed');
}

function refuseReservedAttribute(text: string, start: number, end: number): void {
  // Attributes are not read, but one of these names breaks the parser.
  const name = text.slice(start, end).trim();
  if (isReservedName(name)) throw xmlForbidden(text, start, `the reserved name "${name}"`);
}

/** The offset after the comment at `start`. */
export function endOfComment(text: string, start: number): number {
  const end = text.indexOf('--', start + '<!--'.length);
  if (end === -1) throw xmlMalformed(text, start, 'a comment is never closed');
  if (text[end + 2] !== '>') throw xmlMalformed(text, end, '"--" inside a comment');
  return end + '-->'.length;
}

/** The offset after the CDATA section at `start`. */
export function endOfText(text: string, start: number): number {
  const end = text.indexOf(']]>', start);
  if (end === -1) throw xmlMalformed(text, start, 'a CDATA section is never closed');
  return end + ']]>'.length;
}

/** The offset after the processing instruction or XML declaration at `start`. */
export function endOfInstruction(text: string, start: number): number {
  const end = text.indexOf('?>', start + '<?'.length);
  if (end === -1) throw xmlMalformed(text, start, 'a processing instruction is never closed');
  const instruction = text.slice(start + '<?'.length, end);
  // The parser takes the first two marks as a pair and would go on to the next `?>`.
  if (instruction.endsWith('?')) throw xmlForbidden(text, start, 'a processing instruction that ends in "??>"');
  if (/^xml(?![^ \t\n])/.test(instruction)) checkDeclaration(text, start, instruction);
  return end + '?>'.length;
}

function checkDeclaration(text: string, start: number, declaration: string): void {
  if (text.slice(0, start).trim() !== '')
    throw xmlMalformed(text, start, 'an XML declaration that does not come first');
  const encoding = /\sencoding\s*=\s*["']([^"']*)/.exec(declaration)?.[1] ?? 'UTF-8';
  if (/^(utf-?8|us-ascii)$/i.test(encoding)) return;
  const message = `The XML declares the encoding ${shortened(encoding)}. Send the callback as UTF-8.`;
  throw new CallbackError('body_unreadable', message);
}
