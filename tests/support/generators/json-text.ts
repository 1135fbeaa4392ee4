import type { XmlChild, XmlNode } from './xml-text';

/** What JavaScript writes as the same digits again, so that a number and its text say the same. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14})$/;

/** Writes a tree of text as JSON in one of the many ways in which it means the same; `notation` picks them. */
export function jsonOf(tree: XmlNode, notation: Iterator<number, number>): string {
  return JSON.stringify(nodeOf(tree, notation));
}

function nodeOf(tree: XmlNode, notation: Iterator<number, number>): unknown {
  const entries = Object.entries(tree).map(([name, value]) => [
    name,
    Array.isArray(value) ? listOf(value, notation) : singleOf(value, notation),
  ]);
  return Object.fromEntries(isOdd(notation) ? entries.reverse() : entries);
}

function listOf(items: readonly XmlChild[], notation: Iterator<number, number>): unknown {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 && isOdd(notation)
    ? valueOf(only, notation)
    : items.map((item) => valueOf(item, notation));
}

function singleOf(value: XmlChild, notation: Iterator<number, number>): unknown {
  return isOdd(notation) ? valueOf(value, notation) : [valueOf(value, notation)];
}

function valueOf(value: XmlChild, notation: Iterator<number, number>): unknown {
  if (typeof value !== 'string') return nodeOf(value, notation);
  if (value === '') return isOdd(notation) ? null : '';
  return NUMBER.test(value) && isOdd(notation) ? Number(value) : value;
}

function isOdd(notation: Iterator<number, number>): boolean {
  return notation.next().value % 2 === 1;
}
