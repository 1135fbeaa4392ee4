import path from 'node:path';
import ts from 'typescript';

/** What the architecture rules need to know of one source file. */
export interface SourceFacts {
  /** From the root of the repository: `src/parse/body.ts`. */
  readonly path: string;
  readonly lines: number;
  /** Files of the repository that it imports, types included, by the same kind of path. */
  readonly files: readonly string[];
  /** Packages and node modules that it imports: `ajv`, `node:http`. */
  readonly packages: readonly string[];
  /** What it does that is done nowhere, or only in few places. */
  readonly habits: ReadonlySet<Habit>;
}

export type Habit = 'reads process.env' | 'says any' | 'exports a default' | 're-exports everything';

/** Reads the facts from the syntax tree, so that neither a comment nor a string is mistaken for code. */
export function sourceFacts(file: string, text: string): SourceFacts {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const habits = new Set<Habit>();
  const visit = (node: ts.Node): void => {
    const imported = importIn(node);
    if (imported !== undefined) imports.push(imported);
    const habit = habitIn(node);
    if (habit) habits.add(habit);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return {
    path: file,
    lines: text.split('\n').length - 1,
    files: imports.filter(isRelative).map((name) => resolved(file, name)),
    packages: imports.filter((name) => !isRelative(name)),
    habits,
  };
}

const isRelative = (name: string): boolean => name.startsWith('.');

function resolved(file: string, name: string): string {
  const target = path.posix.join(path.posix.dirname(file), name);
  return /\.\w+$/.test(target) ? target : `${target}.ts`;
}

/** The module that a node imports: by `import`, `export … from`, `import()`, `require()` or `import('…').Type`. */
function importIn(node: ts.Node): string | undefined {
  const name = moduleNameIn(node);
  return name && ts.isStringLiteralLike(name) ? name.text : undefined;
}

function moduleNameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (!ts.isCallExpression(node)) return undefined;
  const isLoad =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require');
  return isLoad ? node.arguments[0] : undefined;
}

function habitIn(node: ts.Node): Habit | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'says any';
  if (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node.parent)) return 'exports a default';
  if (ts.isExportAssignment(node)) return 'exports a default';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && !isNamed(node)) return 're-exports everything';
  return isEnvironment(node) ? 'reads process.env' : undefined;
}

const isNamed = ({ exportClause }: ts.ExportDeclaration): boolean =>
  exportClause !== undefined && ts.isNamedExports(exportClause);

/** `process` may be used for anything but its environment, so it must stand before a dot and another name. */
function isEnvironment(node: ts.Node): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'process') return false;
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent)) return !ts.isPropertyAssignment(parent);
  return parent.expression === node && parent.name.text === 'env';
}
