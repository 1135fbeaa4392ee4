import { MOST_FAULTS } from '../../validation/json-schema';

/** One thing that is said in fewer characters. */
interface Rewriting {
  /** What of ajv's output it changes, for the message when there is none of it. */
  readonly what: string;
  readonly pattern: RegExp;
  readonly change: (match: string, ...groups: string[]) => string;
}

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

const REWRITINGS: readonly Rewriting[] = [
  {
    // Our messages do not use it.
    what: 'path into the schema',
    pattern: /schemaPath:"[^"]*",/g,
    change: () => '',
  },
  {
    // const e = FAULT; if (vErrors === null) { vErrors = [e]; } else { vErrors.push(e); }
    what: 'note of a fault',
    pattern:
      /const (err\d+) = (\{instancePath(?:[^{}]|\{[^{}]*\})*\});if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
    change: (_, _name, fault = '') => `vErrors = withFault(vErrors,${fault});`,
  },
  {
    // { instancePath: PATH, keyword: "type", params: { type: "T" } }, the fault that nearly every node can have.
    what: 'fault of a wrong type',
    pattern: /\{instancePath(?::((?:[^,"]|"[^"]*")+))?,keyword:"type",params:\{type: ("[a-z]+")\}\}/g,
    change: (_, path: string | undefined, type = '') => `typeFault(${path ?? 'instancePath'},${type})`,
  },
  {
    // , parentData: data, parentDataProperty: "NAME", rootData }: only for keywords that we have not.
    what: 'parent of a value',
    pattern: /, ?parentData(?::[^,}]+)?, ?parentDataProperty(?::(?:"[^"]*"|[^,}]+))?, ?rootData(?:=data)?\}/g,
    change: () => '}',
  },
  {
    // vErrors = vErrors === null ? FAULTS : vErrors.concat(FAULTS); errors = vErrors.length;
    what: 'note of the faults of a part',
    pattern: /vErrors = vErrors === null \? (\w+\.errors) : vErrors\.concat\(\1\);errors = vErrors\.length;/g,
    change: (_, faults = '') => `errors = (vErrors = withFaults(vErrors,${faults})).length;`,
  },
  {
    // data0 && typeof data0 == "object" && !Array.isArray(data0)
    what: 'test for a node',
    pattern: /\b(data\d*) && typeof \1 == "object" && !Array\.isArray\(\1\)/g,
    change: (_, value = '') => `isNode(${value})`,
  },
];

/** What the rewritten code calls. Of the faults of a body that has nothing else, only the first are kept in memory. */
const FUNCTIONS = `
function withFault(faults, fault) {
  faults ??= [];
  if (faults.length < ${MOST_FAULTS}) faults.push(fault);
  return faults;
}
function withFaults(faults, more) {
  faults ??= [];
  for (const fault of more) if (faults.length < ${MOST_FAULTS}) faults.push(fault);
  return faults;
}
function typeFault(instancePath, type) {
  return { instancePath, keyword: "type", params: { type } };
}
function isNode(value) {
  return value && typeof value == "object" && !Array.isArray(value);
}`;
