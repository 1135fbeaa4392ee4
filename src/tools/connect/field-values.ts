import { parseXml } from '../../parse/xml';
import type { ParsedValue } from '../../parse/parsed-value';

/** The text of each field of a piece of XML, by its path: `NotifyConfig.Url`, `Tasks[1].Name`. */
export type FieldValues = ReadonlyMap<string, string>;

/** Every field that has a text or nothing in it. How it is written makes no difference. */
export function fieldValues(xml: string): FieldValues {
  const values = new Map<string, string>();
  collect(parseXml(`<fields>${xml}</fields>`), '', values);
  return new Map([...values].map(([path, value]) => [path.replace(/^fields\.?/, ''), value]));
}

function collect(value: ParsedValue, path: string, values: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    values.set(path, String(value));
    return;
  }
  const children = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : Object.entries(value).map(([name, item]) => [path === '' ? name : `${path}.${name}`, item] as const);
  for (const [childPath, child] of children) collect(child, childPath, values);
}
