import { FUNCTIONS, REWRITINGS } from './code-rewritings';
import type { Rewriting } from './code-rewritings';

/**
 * Says in fewer characters what ajv's generated code says, without a change in what it does. A callback has hundreds of
 * nodes, and the code that notes a fault is most of what stands for each: what a cold function reads is halved.
 * Takes and gives the modules by name. Throws when a rewriting changes none of them: then ajv writes other code than this
 * was made for.
 */
export function compacted(modules: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const found = new Set<string>();
  const entries = Object.entries(modules).map(([name, code]) => [name, compactModule(code, found)] as const);
  const missing = [...REWRITINGS, ...SCHEMA_REWRITINGS].filter(({ what }) => !found.has(what));
  if (missing.length === 0) return Object.fromEntries(entries);
  const list = missing.map(({ what }) => what).join(' and ');
  throw new Error(
    `The code that ajv generates has no ${list}. Compare src/tools/build/compact-code.ts with its output.`,
  );
}

function compactModule(code: string, found: Set<string>): string {
  const apply = (text: string, { what, pattern, change }: Rewriting): string =>
    text.replace(pattern, (match, ...groups: string[]) => {
      found.add(what);
      return change(match, ...groups);
    });
  return REWRITINGS.reduce(apply, withoutSchemas(code, found)) + FUNCTIONS;
}

/** ajv keeps whole schemas for the few values that a fault names: those values are put where they are named. */
function withoutSchemas(code: string, found: Set<string>): string {
  const schemas: Record<string, unknown> = {};
  const [definition, value] = SCHEMA_REWRITINGS;
  const bare = code.replace(definition.pattern, (_, name: string, schema: string) => {
    found.add(definition.what);
    schemas[name] = JSON.parse(schema);
    return '';
  });
  return bare.replace(value.pattern, (_, name: string, steps: string) => {
    found.add(value.what);
    let at = schemas[name];
    for (const [, key = '', quoted = key] of steps.matchAll(STEP)) at = Reflect.get(Object(at), quoted);
    return JSON.stringify(at);
  });
}

const SCHEMA_REWRITINGS = [
  {
    what: 'definition of a schema',
    // const schema6 = {…};
    pattern: /const (schema\d+) = (\{.*?\});(?=const |function |export )/g,
  },
  {
    what: 'value out of a schema',
    // schema6.properties.Tag.enum, schema6.properties["A-B"].enum
    pattern: /\b(schema\d+)((?:\.\w+|\["[^"]+"\])+)/g,
  },
] as const;

const STEP = /\.(\w+)|\["([^"]+)"\]/g;
