import type { ParsedValue } from '../../parse/parsed-value';

/**
 * A body before it is written. Unlike a parsed one it can say what a sender may write and a reader may trip over: one name
 * twice, attributes, text beside children, a number with any digits.
 */
export type BodyValue = BodyScalar | BodyList | BodyNode;

export interface BodyScalar {
  readonly type: 'scalar';
  text: string;
  /** A number, `true`, `false` or `null` of JSON, which stands without quotation marks. */
  readonly isBare: boolean;
}

export interface BodyList {
  readonly type: 'list';
  readonly items: BodyValue[];
}

export interface BodyNode {
  readonly type: 'node';
  /** Names in their order; one may come twice. */
  readonly children: BodyChild[];
}

export interface BodyChild {
  name: string;
  value: BodyValue;
  /** What XML writes into the start tag. JSON has no place for it. */
  attributes?: string;
  /** Text that XML writes behind the element, beside it in its parent. */
  tail?: string;
}

export const textScalar = (text: string): BodyScalar => ({ type: 'scalar', text, isBare: false });
export const bareScalar = (text: string): BodyScalar => ({ type: 'scalar', text, isBare: true });

/** A sample as a tree that can be changed. */
export function bodyTree(value: ParsedValue): BodyValue {
  if (Array.isArray(value)) return { type: 'list', items: value.map(bodyTree) };
  if (typeof value === 'object' && value !== null) {
    return {
      type: 'node',
      children: Object.entries(value).map(([name, child]) => ({ name, value: bodyTree(child) })),
    };
  }
  return typeof value === 'string' ? textScalar(value) : bareScalar(String(value));
}

export function copyOf(value: BodyValue): BodyValue {
  switch (value.type) {
    case 'scalar':
      return { ...value };
    case 'list':
      return { type: 'list', items: value.items.map(copyOf) };
    case 'node':
      return { type: 'node', children: value.children.map((child) => ({ ...child, value: copyOf(child.value) })) };
  }
}

/** Scalars, lists and nodes of a tree. */
export function sizeOf(value: BodyValue): number {
  if (value.type === 'scalar') return 1;
  const below = value.type === 'list' ? value.items : value.children.map((child) => child.value);
  return below.reduce((sum, inner) => sum + sizeOf(inner), 1);
}

/** Every node of a tree that has children, the outermost first, and those lists too. */
export function containersOf(value: BodyValue, found: (BodyNode | BodyList)[] = []): (BodyNode | BodyList)[] {
  if (value.type === 'scalar') return found;
  found.push(value);
  const below = value.type === 'list' ? value.items : value.children.map((child) => child.value);
  for (const inner of below) containersOf(inner, found);
  return found;
}

/** Every child that has a name. */
export function childrenOf(value: BodyValue): BodyChild[] {
  return containersOf(value).flatMap((container) => (container.type === 'node' ? container.children : []));
}
