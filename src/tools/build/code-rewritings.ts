import { MOST_FAULTS } from '../../validation/json-schema';

/** One thing that is said in fewer characters. */
export interface Rewriting {
  /** What of ajv's output it changes, for the message when there is none of it. */
  readonly what: string;
  readonly pattern: RegExp;
  readonly change: (match: string, ...groups: string[]) => string;
}

/** A child: its node, and the step to it. */
const CHILD = String.raw`(data\d*)(\.\w+|\["[^"]+"\])`;
/** Whether the third thing that was matched is an integer or a number. */
const NUMBER = String.raw`(?:\(\(typeof \3 == "number"\) && \(!\(\3 % 1\) && !isNaN\(\3\)\)\)|\(typeof \3 == "number"\)) && \(isFinite\(\3\)\)`;
/** The note of a wrong type, after the rewritings that make it. */
const NOTE_OF_TYPE = String.raw`vErrors = withFault\(vErrors,typeFault\(((?:[^,"]|"[^"]*")+),("[a-z]+")\)\);`;

/** What is said in fewer characters of all that ajv generates, each after those before it. */
export const REWRITINGS: readonly Rewriting[] = [
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
    change: (_, faults = '') => `vErrors = withFaults(vErrors,${faults});`,
  },
  {
    // data0 && typeof data0 == "object" && !Array.isArray(data0)
    what: 'test for a node',
    pattern: /\b(data\d*) && typeof \1 == "object" && !Array\.isArray\(\1\)/g,
    change: (_, value = '') => `isNode(${value})`,
  },
  {
    // let errors = 0; and errors++; ajv counts what vErrors has.
    what: 'count of the faults',
    pattern: /let errors = 0;|errors\+\+;/g,
    change: () => '',
  },
  {
    // return errors === 0;
    what: 'answer',
    pattern: /return errors === 0;/g,
    change: () => 'return vErrors === null;',
  },
  {
    // if(data.NAME !== undefined){ if(typeof data.NAME !== "string"){ vErrors = withFault(vErrors,typeFault(PATH+"/NAME","string")); } }
    what: 'test of a text',
    pattern: new RegExp(
      String.raw`if\(${CHILD} !== undefined\)\{if\(typeof \1\2 !== "string"\)\{${NOTE_OF_TYPE}\}\}`,
      'g',
    ),
    change: (match, node = '', step = '', path = '', type = '') => typeTest(node, step, path, type) ?? match,
  },
  {
    // if(data.NAME !== undefined){ let data1 = data.NAME; if(!(…)){ vErrors = withFault(vErrors,typeFault(PATH+"/NAME","integer")); } }
    what: 'test of a number or a node',
    pattern: new RegExp(
      String.raw`if\(${CHILD} !== undefined\)\{let (data\d+) = \1\2;if\(!\((?:${NUMBER}|isNode\(\3\))\)\)\{${NOTE_OF_TYPE}\}\}`,
      'g',
    ),
    change: (match, node = '', step = '', _value = '', path = '', type = '') =>
      typeTest(node, step, path, type) ?? match,
  },
  {
    // vErrors = typed(vErrors,data,PATH,"string",["A"]); vErrors = typed(vErrors,data,PATH,"string",["B"]);
    what: 'row of tests',
    pattern: /(vErrors = typed\(vErrors,data\d*,(?:[^,"]|"[^"]*")+,"[a-z]+",\[)"[^"]+"\]\);(?:\1"[^"]+"\]\);)+/g,
    change: (match, start = '') => {
      const names = match.split(start).slice(1);
      return `${start}${names.map((name) => name.slice(0, -']);'.length)).join(',')}]);`;
    },
  },
];

/** The test of one child of a node for its type, as a row of one; `undefined` when the path is not that of the child. */
function typeTest(node: string, step: string, path: string, type: string): string | undefined {
  const name = step.startsWith('.') ? step.slice(1) : step.slice(2, -2);
  const end = `/${name}"`;
  if (!path.endsWith(end)) return undefined;
  // PATH+"/A/NAME" begins with PATH+"/A", and PATH+"/NAME" with PATH.
  const parent = `${path.slice(0, -end.length)}"`.replace(/ ?\+ ?""$/, '');
  return `vErrors = typed(vErrors,${node},${parent},${type},["${name}"]);`;
}

/** What the rewritten code calls. Of the faults of a body that has nothing else, only the first are kept in memory. */
export const FUNCTIONS = `
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
function typed(faults, node, path, type, names) {
  for (const name of names) {
    const value = node[name];
    if (value !== undefined && !isOfType(value, type)) faults = withFault(faults, typeFault(path + "/" + name, type));
  }
  return faults;
}
function isOfType(value, type) {
  if (type === "object") return isNode(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value == type && (type === "string" || Number.isFinite(value));
}
function isNode(value) {
  return value && typeof value == "object" && !Array.isArray(value);
}`;
