import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ParsedValue } from '../../../src/parse/parsed-value';

/** With other letters for a colon and in `xmlns`, so that nothing in it is about namespaces. As XML, it stays what it was. */
function withoutNamespaces(text: string): string {
  return text.replaceAll(':', '\u02d0').replaceAll('xmlns', 'xml\u02d1ns');
}

/** libxml2 itself, which shares no code with the parser of this project. It is kept from reading namespaces. */
export class Libxml2 {
  private readonly worker = new Worker(path.join(__dirname, 'libxml2-worker.mjs'));

  /** Reads one document after the other, as `parseXml` does; `undefined` is for one that is not well-formed. */
  async read(document: string): Promise<ParsedValue | undefined> {
    this.worker.postMessage(withoutNamespaces(document));
    // The worker sends nothing else.
    const [tree] = (await once(this.worker, 'message')) as [ParsedValue | undefined];
    return tree;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

const BLANK = /^[ \t\r\n]*$/;

/** A tree as both parsers give it: libxml2 keeps the white space between elements, and no names of namespaces. */
export function comparable(value: ParsedValue): ParsedValue {
  if (typeof value === 'string') return withoutNamespaces(value);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, text]) => name !== '#text' || typeof text !== 'string' || !BLANK.test(text),
  );
  return Object.fromEntries(entries.map(([name, child]) => [withoutNamespaces(name), comparable(child)]));
}
