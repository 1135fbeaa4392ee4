import type { ParsedNode } from '../../parse/parsed-value';

/**
 * The JSON form of a task or workflow callback as Cloud Infinite writes it: every scalar is text, except JobLevel,
 * and what is empty is absent.
 */
export function writeJson(body: ParsedNode): string {
  return JSON.stringify(body, (name, value: unknown) => {
    if (value === '') return undefined;
    return typeof value === 'number' && name !== 'JobLevel' ? String(value) : value;
  });
}
