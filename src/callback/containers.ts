import { CallbackError } from '../foundation/errors';
import { isNode, CALLBACK_NODE } from '../parse/parsed-value';
import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { hasContent, textIn } from './parsed-node';
import { word } from './job';

/** Jobs that any callback may have, and the characters, written as JSON, for which a longer one may have one more. */
const MOST_JOBS = 100;
const CHARACTERS_A_JOB = 400;

/** What a node has for text beside its children, as the XML parser calls it. */
const TEXT = '#text';

/**
 * The containers of a family as nodes, `JobsDetail` for one: each item of a list is one. What is no node but says something
 * stands under `#text`. An empty or missing container is one without children. Throws `body_forbidden` for more than the body
 * has room for.
 */
export function containersIn(value: ParsedValue | undefined): ParsedNode[] {
  const list = Array.isArray(value) ? flattened(value) : [value];
  if (list.length > MOST_JOBS && isShorter(list, list.length * CHARACTERS_A_JOB)) {
    throw new CallbackError('body_forbidden', `The body has ${list.length} jobs of a few characters. No callback has.`);
  }
  return list.length === 0 ? [{}] : list.map(asNode);
}

function flattened(list: readonly ParsedValue[]): ParsedValue[] {
  return list.flatMap((item) => (Array.isArray(item) ? flattened(item) : [item]));
}

function asNode(value: ParsedValue | undefined): ParsedNode {
  if (isNode(value)) return value;
  return value !== undefined && hasContent(value) ? { [TEXT]: value } : {};
}

/** Whether a list has fewer characters as JSON. Looks at no more of it than that takes, some items at a time. */
function isShorter(list: readonly unknown[], characters: number): boolean {
  let left = characters - '['.length;
  for (let start = 0; start < list.length && left > 0; start += MOST_JOBS) {
    left -= lengthOf(list.slice(start, start + MOST_JOBS)) - '['.length;
  }
  return left > 0;
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/**
 * What stands in a callback beside what was read of it as text or as containers. An `EventName` that is no plain text was not
 * read.
 */
export function siblingsIn(tree: ParsedNode, ...containers: readonly string[]): ParsedNode {
  const eventName = textIn(tree, EVENT_NAME);
  const isRead = eventName !== undefined && word(eventName) === eventName;
  const siblings: ParsedNode = {};
  for (const [name, value] of Object.entries(tree)) {
    const isBeside = !containers.includes(name) && !(isRead && name === EVENT_NAME);
    if (isBeside && hasContent(value)) siblings[name] = value;
  }
  return siblings;
}

const EVENT_NAME = 'EventName';

/**
 * Each container with what stands beside all of them in the callback, as bodies of 2020 put `Workflow` beside `JobsDetail`. A
 * container keeps its own nodes: what has the name of one stands under `CALLBACK_NODE`. One that is empty beside others stays
 * empty. Throws `body_forbidden` when this would make the callback more than half as long again.
 */
export function withSiblings(containers: readonly ParsedNode[], siblings: ParsedNode): readonly ParsedNode[] {
  const beside = Object.entries(siblings);
  if (beside.length === 0) return containers;
  if (
    containers.length > 1 &&
    (containers.length - 1) * lengthOf(siblings) > Math.max(SMALL, lengthOf(containers) / 2)
  ) {
    const message = `What stands beside the ${containers.length} jobs is too large to be kept with each of them.`;
    throw new CallbackError('body_forbidden', `${message} No callback has so much there.`);
  }
  const areAllEmpty = !containers.some(hasContent);
  return containers.map((container, index) =>
    hasContent(container) || (areAllEmpty && index === 0) ? extended(container, beside) : container,
  );
}

/** Characters that may always be repeated. */
const SMALL = 4096;

function extended(container: ParsedNode, beside: readonly [string, ParsedValue][]): ParsedNode {
  const taken = beside.filter(([name]) => hasContent(container[name]));
  const others = beside.filter(([name]) => !hasContent(container[name]));
  return {
    ...container,
    ...Object.fromEntries(others),
    ...(taken.length > 0 && { [CALLBACK_NODE]: Object.fromEntries(taken) }),
  };
}
