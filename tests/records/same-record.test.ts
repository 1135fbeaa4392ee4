import fc from 'fast-check';
import { readCallback } from '../../src/callback/read-callback';
import { parseBody } from '../../src/parse/body';
import type { ParsedNode, ParsedValue } from '../../src/parse/parsed-value';
import { createRecord } from '../../src/records/record';
import { tasks } from '../../src/schemas/task/tasks';
import { workflowExecution } from '../../src/schemas/workflow';
import { nodeName, schemaTree, unheardNode } from '../support/generators/schema-tree';
import { plainlyInXml, spelledJson, spelledXml, spelling } from '../support/generators/spellings';

/** A node with two more that nobody has heard of, beside its children and in its `Operation`; or without them. */
function extended(node: fc.Arbitrary<ParsedNode>): fc.Arbitrary<ParsedNode> {
  const unheard = fc.option(unheardNode, { nil: undefined });
  return fc.tuple(node, nodeName, unheard, unheard).map(([known, name, beside, below]) => {
    const operation = known['Operation'];
    return {
      ...known,
      ...(beside && { [`New${name}`]: beside }),
      ...(below && isNode(operation) && { Operation: { ...operation, [`New${name}`]: below } }),
    };
  });
}

function isNode(value: ParsedValue | undefined): value is ParsedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Callbacks of one to three jobs. */
const taskFinish = (detail: fc.Arbitrary<ParsedNode>): fc.Arbitrary<ParsedNode> =>
  fc
    .array(extended(detail), { minLength: 1, maxLength: 3 })
    .map((jobs) => ({ EventName: 'TaskFinish', JobsDetail: jobs }));

const unknownTask: fc.Arbitrary<ParsedNode> = nodeName
  .filter((name) => !Object.hasOwn(tasks, name))
  .map((name): ParsedNode => ({ JobId: 'z1', State: 'Success', Tag: name, Operation: { UserData: 'mine' } }));

const workflow = (eventName: string): fc.Arbitrary<ParsedNode> =>
  extended(schemaTree(workflowExecution)).map((execution) => ({ EventName: eventName, WorkflowExecution: execution }));

const CALLBACKS = [
  ...Object.entries(tasks).map(([tag, schema]) => ({ what: tag, callback: taskFinish(schemaTree(schema)) })),
  { what: 'a Tag that no schema knows', callback: taskFinish(unknownTask) },
  { what: 'WorkflowFinish', callback: workflow('WorkflowFinish') },
  { what: 'WorkflowStart', callback: workflow('WorkflowStart') },
];

const RULES = { objectPrefix: 'records', objectKey: '{kind}/{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json' };

/** Keys and bytes of all that a body leads to. */
function recordsOf(body: string): string[] {
  const { jobs } = readCallback(parseBody(Buffer.from(body)).tree);
  return jobs.map((job) => {
    const record = createRecord(job, RULES);
    return `${record.key}\n${record.body.toString()}`;
  });
}

it.each(CALLBACKS)('a callback gives the same bytes as XML and as JSON, however either is written: $what', (row) => {
  fc.assert(
    fc.property(row.callback, spelling, (callback, spelled) => {
      const expected = recordsOf(plainlyInXml(callback));
      expect(expected.length).toBeGreaterThan(0);
      expect(recordsOf(spelledXml(callback, spelled))).toEqual(expected);
      expect(recordsOf(spelledJson(callback, spelled))).toEqual(expected);
    }),
    { numRuns: 6 },
  );
});
