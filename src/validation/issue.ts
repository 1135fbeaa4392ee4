import { shortened } from '../foundation/bounded-text';
import type { Issue } from '../foundation/errors';
import type { ValidationFault } from './ajv';
import { MOST_FAULTS } from './json-schema';

/** More faults than this help nobody; the last issue says how many there are. */
const MOST_ISSUES = 20;
/** A fault may be told twice, so more are looked at than are named. */
const LOOKED_AT = 2 * MOST_ISSUES;
const LONGEST_EXCERPT = 24;
const LONGEST_PATH = 200;

/** ajv's faults as readable issues, with JSON paths from `$`, the value itself. */
export function issuesOf(faults: readonly ValidationFault[], value: unknown): Issue[] {
  const some = faults.slice(0, LOOKED_AT).map((fault) => issueOf(fault, value));
  // A schema and its base both say that a value is no node.
  const issues = [...new Map(some.map((issue) => [issue.message, issue])).values()];
  const first = firstIssues(issues, faults.length - some.length);
  if (faults.length === MOST_FAULTS) first.push({ path: '$', message: 'There may be more faults than were counted.' });
  return first;
}

/** As many of the issues as help, and how many more there are; `others` of them are not in the list. */
export function firstIssues(issues: readonly Issue[], others = 0): Issue[] {
  const first = issues.slice(0, MOST_ISSUES);
  const more = issues.length - first.length + others;
  return more > 0 ? [...first, { path: '$', message: `…and ${more} more faults.` }] : first;
}

/** The same issue of a value that stands at `place`: `$.JobsDetail[0]`. */
export function issueAt(place: string, { path, message }: Issue): Issue {
  const isLed = message.startsWith(path);
  return { path: place + path.slice(1), message: isLed ? place + message.slice(1) : message };
}

function issueOf(fault: ValidationFault, root: unknown): Issue {
  const keys = pointerKeys(fault.instancePath);
  if (fault.keyword === 'required') keys.push(String(fault.params['missingProperty']));
  const path = jsonPath(keys);
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

/** The JSON path from `$` along names and indices; one of a body may be of any length, and is shortened. */
export function jsonPath(keys: readonly (string | number)[]): string {
  return shortened(
    keys.reduce<string>((path, key) => path + pathStep(key), '$'),
    LONGEST_PATH,
  );
}

/** One step of a JSON path: `.Name`, `[0]`, or `["odd name"]`. */
export function pathStep(key: string | number): string {
  if (typeof key === 'number' || /^\d{1,20}$/.test(key)) return `[${key}]`;
  const name = shortened(key, LONGEST_PATH);
  return isPlain(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** Letters of any script. As a text, since V8 would look the scripts up whenever it reads this file: a third of a millisecond. */
const PLAIN_NAME = '^[\\p{L}_$][\\p{L}\\p{N}_$-]*$';

function isPlain(name: string): boolean {
  return /^[A-Za-z_$][\w$-]*$/.test(name) || new RegExp(PLAIN_NAME, 'u').test(name);
}
