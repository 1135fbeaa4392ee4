import { rootSchemas, schemaGroups } from '../../schemas/root-schemas';
import type { SchemaName } from '../../schemas/root-schemas';
import { tagByNode } from '../../schemas/task/tag-by-node';
import { standaloneValidators } from '../../validation/ajv';
import type { SchemaIndex } from '../../validation/precompiled-validation';
import { shapeTable } from '../../validation/shape-table';
import { compacted } from './compact-code';

/** What `deployed-validation.ts` wants to know of the schemas. */
export function schemaIndex(): SchemaIndex {
  const groups = Object.entries(schemaGroups).flatMap(([group, names]) => names.map((name) => [name, group] as const));
  return { groupOf: Object.fromEntries(groups), tagByNode };
}

/** The source of the module of each group, a `ValidatorGroup` as an ES module. */
export function validatorModules(): Readonly<Record<string, string>> {
  const code = compacted(mapped(schemaGroups, (names) => standaloneValidators(keyed(names))));
  return mapped(schemaGroups, (names, group) => moduleText(code[group] ?? '', names));
}

/** `v0`, `v1`, …: names of schemas are none of JavaScript. */
function keyed(names: readonly SchemaName[]): Readonly<Record<string, SchemaName>> {
  return Object.fromEntries(names.map((name, index) => [`v${index}`, name]));
}

function moduleText(code: string, names: readonly SchemaName[]): string {
  const validators = names.map((name, index) => `${JSON.stringify(name)}: v${index}`);
  const shapes = shapeTable(Object.fromEntries(names.map((name) => [name, rootSchemas[name]])));
  return [
    code,
    `export const validators = { ${validators.join(', ')} };`,
    `export const shapes = ${JSON.stringify(shapes)};`,
  ].join('\n');
}

function mapped<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}
