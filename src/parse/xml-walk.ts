import { mostNodes } from './limits';
import { xmlForbidden } from './wording';

/** A change without which the parser would read the text as something else than XML says. */
export interface XmlEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** What the guard knows while it walks over a document. */
export interface XmlWalk {
  readonly text: string;
  /** Names of the elements around the current offset, innermost last. */
  readonly open: string[];
  /** Name of the first element. */
  first?: string;
  /** In order of their offsets. */
  readonly edits: XmlEdit[];
  /** Whether there are signs that JavaScript takes for white space and XML does not. */
  readonly oddSpace: boolean;
  /** Offset of a `&`, and of a `]]>`: the next one, or one that was passed inside other markup. */
  ampersand: number;
  sectionEnd: number;
  attributes: boolean;
  /** Elements and attributes so far. */
  nodes: number;
  readonly mostNodes: number;
}

export function beginWalk(text: string, oddSpace: boolean): XmlWalk {
  return {
    text,
    open: [],
    edits: [],
    oddSpace,
    ampersand: -1,
    sectionEnd: -1,
    attributes: false,
    nodes: 0,
    mostNodes: mostNodes(text, 'xml'),
  };
}

/** Counts the element or attribute at `offset`. */
export function admitNode(walk: XmlWalk, offset: number): void {
  walk.nodes += 1;
  if (walk.nodes <= walk.mostNodes) return;
  throw xmlForbidden(walk.text, offset, `more than ${walk.mostNodes} elements and attributes`);
}
