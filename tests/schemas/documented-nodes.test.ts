import { readCallback } from '../../src/callback/read-callback';
import { parseBody } from '../../src/parse/body';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';
import { moderations } from '../../src/schemas/moderation/moderations';
import type { NodeSchema, Schema } from '../../src/schemas/schema';
import { tags, tasks } from '../../src/schemas/task/tasks';
import { workflowExecution } from '../../src/schemas/workflow';
import { writeXml } from '../../src/tools/samples/write-xml';
import { documentedSections } from '../support/files/documented-nodes';
import type { DocumentedNode, DocumentedSection } from '../support/files/documented-nodes';

const sections = documentedSections();

const schemasOf: Readonly<Record<string, readonly NodeSchema[]>> = {
  task: Object.values<NodeSchema>(tasks),
  workflow: [workflowExecution],
  ...Object.fromEntries(Object.entries(moderations).map(([event, schema]) => [event, [schema]])),
};

/** What the schemas have otherwise: a node is known if one of them knows it, and is the same in all that do. */
function gapsOf(nodes: readonly DocumentedNode[], schemas: readonly Schema[], path: string): string[] {
  return nodes.flatMap(({ name, isList, children }) => {
    const found = schemas.map((schema) => childOf(schema, name)).filter((child) => child !== undefined);
    if (found.length === 0) return [`${path}.${name} is in no schema`];
    const items = found.map((schema) => (schema.type === 'array' ? schema.items : schema));
    return [
      ...(found.every(({ type }) => (type === 'array') === isList)
        ? []
        : [`${path}.${name} ${isList ? 'may be repeated, and is no list' : 'is a list, and is never repeated'}`]),
      ...(items.every(({ type }) => (type === 'object') === (children !== undefined))
        ? gapsOf(children ?? [], items, `${path}.${name}`)
        : [`${path}.${name} ${children ? 'has children, and is text' : 'is text, and has children'}`]),
    ];
  });
}

function childOf(schema: Schema, name: string): Schema | undefined {
  if (schema.type !== 'object') return undefined;
  return Object.hasOwn(schema.properties, name) ? schema.properties[name] : schema.additionalProperties;
}

describe('the schemas', () => {
  it.each(sections)('have every node of $family by $source', ({ family, nodes }) => {
    expect(nodes.length).toBeGreaterThan(0);
    expect(gapsOf(nodes, schemasOf[family] ?? [], family)).toEqual([]);
  });

  it.each<[string, DocumentedNode[], string]>([
    ['that is new', [{ name: 'New', isList: false, children: undefined }], 'task.New is in no schema'],
    [
      'that is new below one that is known',
      [{ name: 'Input', isList: false, children: [{ name: 'New', isList: false, children: undefined }] }],
      'task.Input.New is in no schema',
    ],
    [
      'that repeats',
      [{ name: 'JobId', isList: true, children: undefined }],
      'task.JobId may be repeated, and is no list',
    ],
    [
      'that does not repeat',
      [{ name: 'Workflow', isList: false, children: [] }],
      'task.Workflow is a list, and is never repeated',
    ],
    ['with children', [{ name: 'JobId', isList: false, children: [] }], 'task.JobId has children, and is text'],
    ['without', [{ name: 'Input', isList: false, children: undefined }], 'task.Input is text, and has children'],
  ])('would not pass for having a node %s', (_what, nodes, gap) => {
    expect(gapsOf(nodes, schemasOf['task'] ?? [], 'task')).toEqual([gap]);
  });
});

/** A value of a node; `repeats` times where it may be repeated. Every text is a number too. */
function valueOf({ isList, children }: DocumentedNode, repeats: number): ParsedValue {
  const one = children === undefined ? '1' : nodeOf(children, repeats);
  return isList ? Array.from({ length: repeats }, () => one) : one;
}

function nodeOf(nodes: readonly DocumentedNode[], repeats: number): ParsedNode {
  return Object.fromEntries(nodes.map((node) => [node.name, valueOf(node, repeats)]));
}

/** What is left of a value when it says only what is a list. */
function listsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(listsIn);
  if (typeof value !== 'object' || value === null) return 'scalar';
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, listsIn(child)]));
}

const operationNodes = sections
  .filter(({ family }) => family === 'task')
  .flatMap(({ source, nodes }) =>
    (nodes.find(({ name }) => name === 'Operation')?.children ?? []).map((node) => ({ name: node.name, source, node })),
  );

/** The Tags that have a node of their own; of a parameter that any job may echo, also one that no schema knows. */
function tagsWith(name: string): string[] {
  const own = Object.entries(tags).filter(([, { nodes }]) => Object.hasOwn(nodes, name));
  const isCommon = Object.values<NodeSchema>(tasks).every(({ properties: { Operation: operation } }) =>
    operation?.type === 'object' ? Object.hasOwn(operation.properties, name) : false,
  );
  return [...own.map(([tag]) => tag), ...(isCommon ? ['Translation', 'NewTag'] : [])];
}

const FORMS = [
  ['XML', (body: ParsedNode) => writeXml('Response', body)],
  ['JSON', (body: ParsedNode) => JSON.stringify(body)],
] as const;

describe.each(FORMS)('a job in %s', (_form, write) => {
  it.each(operationNodes)('is no drift for $name of $source, once or twice', ({ name, node }) => {
    expect(tagsWith(name)).not.toEqual([]);
    for (const tag of tagsWith(name)) {
      for (const repeats of [1, 2]) {
        const content = { [name]: valueOf(node, repeats) };
        const body = {
          EventName: 'TaskFinish',
          JobsDetail: { JobId: 'j1', State: 'Success', Tag: tag, Operation: content },
        };
        const [job] = readCallback(parseBody(Buffer.from(write(body))).tree).jobs;
        expect(job).toMatchObject({ name: tag, unknownFields: [], issues: [] });
        expect(listsIn(job?.data)).toMatchObject({ Operation: listsIn(content) });
      }
    }
  });
});

const others: DocumentedSection[] = sections.filter(({ family }) => family !== 'task');

it.each(others)('a $family is no drift for what $source has, once or twice', ({ family, nodes }) => {
  for (const repeats of [1, 2]) {
    const content = nodeOf(nodes, repeats);
    const body =
      family === 'workflow'
        ? { EventName: 'WorkflowFinish', WorkflowExecution: content }
        : { EventName: family, JobsDetail: { ...content, JobId: 's1', State: 'Success' } };
    const [job] = readCallback(parseBody(Buffer.from(JSON.stringify(body))).tree).jobs;
    expect(job).toMatchObject({ known: true, unknownFields: [], issues: [] });
  }
});
