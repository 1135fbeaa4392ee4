import { readFileSync } from 'node:fs';

/** A node as a source of the vendor has it. */
export interface DocumentedNode {
  readonly name: string;
  /** Whether it may be repeated: by the same source, or by another one. */
  readonly isList: boolean;
  /** `undefined` where the node has text. */
  readonly children: readonly DocumentedNode[] | undefined;
}

/** The nodes of one job or callback by one source. */
export interface DocumentedSection {
  readonly family: string;
  readonly source: string;
  readonly nodes: readonly DocumentedNode[];
}

interface Line {
  readonly depth: number;
  /** The names of nodes with children, or none if the line has only names of text. */
  readonly parents: readonly string[];
  readonly part: string | undefined;
  readonly texts: readonly string[];
}

/** Reads `tests/schemas/documented-nodes.txt`, whose first lines say how it is written. Throws an Error for a part it lacks. */
export function documentedSections(): DocumentedSection[] {
  const [, parts = '', ...sections] = readFileSync('tests/schemas/documented-nodes.txt', 'utf8').split(/^## /m);
  const partLines = linesOf(parts);
  const childrenOfPart = (name: string): DocumentedNode[] => {
    const start = partLines.findIndex(({ depth, parents }) => depth === 0 && parents[0] === name);
    if (start === -1) throw new Error(`documented-nodes.txt has no part named ${name}.`);
    return childrenOf(partLines, start, childrenOfPart);
  };
  return sections.map((section) => {
    const [, family = '', source = ''] = /^(\w+): (.*)/.exec(section) ?? [];
    const lines = linesOf(section);
    return { family, source, nodes: nodesAt(lines, 0, lines.length, 0, childrenOfPart) };
  });
}

/** The lines below the title, with what continues them. */
function linesOf(section: string): Line[] {
  const joined = section.replace(/\n +\+/g, '');
  return joined.split('\n').slice(1).filter(Boolean).map(lineOf);
}

function lineOf(line: string): Line {
  const depth = /^ */.exec(line)?.[0].length ?? 0;
  const [, names, rest = line] = /^(.*):(.*)$/.exec(line) ?? [];
  const [, part] = /^ = (\w+)$/.exec(rest) ?? [];
  return { depth: depth / 2, parents: wordsOf(names), part, texts: part === undefined ? wordsOf(rest) : [] };
}

function wordsOf(text = ''): string[] {
  return text.split(' ').filter(Boolean);
}

type ChildrenOfPart = (name: string) => DocumentedNode[];

/** The nodes of one depth among the lines from `start` up to `end`. */
function nodesAt(
  lines: readonly Line[],
  start: number,
  end: number,
  depth: number,
  childrenOfPart: ChildrenOfPart,
): DocumentedNode[] {
  return lines.slice(start, end).flatMap((line, offset) => {
    if (line.depth !== depth) return [];
    if (line.parents.length === 0) return line.texts.map((name) => nodeNamed(name, undefined));
    const children =
      line.part === undefined ? childrenOf(lines, start + offset, childrenOfPart) : childrenOfPart(line.part);
    return line.parents.map((name) => nodeNamed(name, children));
  });
}

function childrenOf(lines: readonly Line[], parent: number, childrenOfPart: ChildrenOfPart): DocumentedNode[] {
  const { depth, texts } = lines[parent] ?? { depth: 0, texts: [] };
  const next = lines.findIndex((line, index) => index > parent && line.depth <= depth);
  const end = next === -1 ? lines.length : next;
  const below = nodesAt(lines, parent + 1, end, depth + 1, childrenOfPart);
  return [...texts.map((name) => nodeNamed(name, undefined)), ...below];
}

function nodeNamed(written: string, children: DocumentedNode['children']): DocumentedNode {
  const name = written.replace(/\[\*?\]$/, '');
  return { name, isList: name !== written, children };
}
