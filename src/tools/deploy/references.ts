import type { Environment } from '../../schemas/variable';
import { pathStep } from '../../validation/issue';

/** One `${env:NAME}` in a document. */
export interface Reference {
  readonly variable: string;
  /** JSON path of the text that holds it. */
  readonly path: string;
  /** `true`: the text is nothing else. The client then leaves a value out that is not set; in a longer text it writes "undefined". */
  readonly isWhole: boolean;
}

const REFERENCE = /\$\{env:([\w.-]+)\}/g;

/** Every `${env:NAME}` of a document, in order. */
export function referencesIn(document: unknown): Reference[] {
  const references: Reference[] = [];
  mapTexts(document, '$', (text, path) => {
    for (const [whole, variable = ''] of text.matchAll(REFERENCE)) {
      references.push({ variable, path, isWhole: whole === text });
    }
    return text;
  });
  return references;
}

/** The document with every `${env:NAME}` replaced that is set, and every `${name}` of `own`; others stay as they are. */
export function substitute(document: unknown, environment: Environment, own: Environment): unknown {
  return mapTexts(document, '$', (text) =>
    text
      .replace(REFERENCE, (reference, variable: string) => environment[variable] ?? reference)
      .replace(/\$\{(\w+)\}/g, (reference, name: string) => own[name] ?? reference),
  );
}

/** Whether a text still holds a reference to a variable that is not set. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && value.search(REFERENCE) !== -1;
}

function mapTexts(value: unknown, path: string, change: (text: string, path: string) => string): unknown {
  if (typeof value === 'string') return change(value, path);
  if (Array.isArray(value)) return value.map((item, index) => mapTexts(item, path + pathStep(index), change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, mapTexts(child, path + pathStep(key), change)]),
  );
}
