import type { Issue } from '../foundation/errors';
import type { ValidationFault } from './ajv';

/** More faults than this help nobody; the message says how many there were. */
const MOST_ISSUES = 20;
const LONGEST_EXCERPT = 24;

/** ajv's faults as readable issues with JSON paths below `rootPath` (`$.JobsDetail[0]`). */
export function issuesOf(faults: readonly ValidationFault[], value: unknown, rootPath: string): Issue[] {
  const all = faults.map((fault) => issueOf(fault, value, rootPath));
  // A schema and its base both say that a value is no node.
  const issues = [...new Map(all.map((issue) => [issue.message, issue])).values()];
  const more = issues.length - MOST_ISSUES;
  return more > 0
    ? [...issues.slice(0, MOST_ISSUES), { path: rootPath, message: `…and ${more} more faults.` }]
    : issues;
}

function issueOf(fault: ValidationFault, root: unknown, rootPath: string): Issue {
  const keys = pointerKeys(fault.instancePath);
  if (fault.keyword === 'required') keys.push(String(fault.params['missingProperty']));
  const path = jsonPath(rootPath, keys);
  return { path, message: `${path}: expected ${expected(fault)}, got ${describe(valueAt(root, keys))}.` };
}

function expected({ keyword, params }: ValidationFault): string {
  switch (keyword) {
    case 'required':
      return 'a value';
    case 'type':
      return TYPE_WORDS[String(params['type'])] ?? String(params['type']);
    case 'enum':
      return `one of ${JSON.stringify(params['allowedValues'])}`;
    case 'minLength':
      return `at least ${String(params['limit'])} characters`;
    case 'pattern':
      return `text that matches ${String(params['pattern'])}`;
    default:
      return `${keyword} ${JSON.stringify(params)}`;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a node with child nodes',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

/** What came: enough to find the fault, too little to leak the content. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'a node with child nodes';
  return value.length <= LONGEST_EXCERPT
    ? `the text ${JSON.stringify(value)}`
    : `a text of ${value.length} characters that begins ${JSON.stringify(value.slice(0, LONGEST_EXCERPT))}`;
}

function pointerKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  let value = root;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function jsonPath(rootPath: string, keys: readonly string[]): string {
  return keys.reduce((path, key) => path + pathStep(key), rootPath);
}

/** One step of a JSON path: `.Name`, `[0]`, or `["odd name"]`. */
export function pathStep(key: string | number): string {
  if (typeof key === 'number' || /^\d+$/.test(key)) return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
