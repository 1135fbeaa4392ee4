import type { ParsedNode } from '../../../src/parse/parsed-value';

/** A callback before it is written. Only the type is the project's: nothing here reads as the receiver does. */
export type Tree = ParsedNode;

/**
 * Everything that a tree says: its texts, numbers and truth values, each behind the names that lead to it, sorted. Lists have
 * no numbers in it, since a list of one and the one are the same in XML; what is empty or white space says nothing.
 */
export function leavesOf(tree: unknown): string[] {
  return [...walk(tree, [])].sort();
}

/** Secrets of a submission that the chosen kinds echo. */
const SECRETS = /^((?:.+\.)?DocPassword)=.*$/s;

/** The same as a record says it: of a secret only that there was one. */
export const withoutSecrets = (leaves: readonly string[]): string[] =>
  leaves.map((leaf) => leaf.replace(SECRETS, '$1=[redacted]')).sort();

function* walk(value: unknown, names: readonly string[]): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item, names);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) yield* walk(child, [...names, name]);
  } else {
    const text =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
    if (text.trim() !== '') yield `${names.join('.')}=${text}`;
  }
}

/** The node of that name, one of a list where there are several. */
export function nodeIn(tree: Tree, name: string, index = 0): Tree {
  const node = [tree[name]].flat()[index];
  if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new Error(`There is no node ${name}.`);
  return node;
}
