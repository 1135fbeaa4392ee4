import type { Issue } from '../foundation/errors';
import type { ParsedNode } from '../parse/parsed-value';
import { checkedNode, textAt } from './checked-node';
import { contentDigest, partOf, UNKNOWN_STATE } from './identity';
import type { Job } from './job';
import { textIn, withSiblings } from './parsed-node';

const WORKFLOW_FINISH = 'WorkflowFinish';
const WORKFLOW_EVENTS: readonly string[] = [WORKFLOW_FINISH, 'WorkflowStart'];
const PATH = '$.WorkflowExecution';
const MISSING: Issue = { path: PATH, message: `${PATH}: expected a node with child nodes, got nothing.` };

/**
 * Reads a workflow callback: `EventName` and `WorkflowExecution`; bodies of 2020 have no `EventName`.
 * `undefined` when the body is of another family.
 */
export function readWorkflow(tree: ParsedNode): Job[] | undefined {
  const { EventName, WorkflowExecution: execution, ...siblings } = tree;
  const named = textIn(tree, 'EventName');
  if (execution === undefined && !WORKFLOW_EVENTS.includes(named ?? '')) return undefined;
  const eventName = named ?? WORKFLOW_FINISH;
  const content = withSiblings(execution ?? null, siblings);
  const { data, unknownFields, issues } = checkedNode(content, 'workflow', PATH);
  const state = textAt(data, 'State') ?? UNKNOWN_STATE;
  return [
    {
      kind: 'workflow',
      name: eventName,
      eventName,
      id: textAt(data, 'RunId') ?? contentDigest(data),
      state,
      part: partOf(state, data),
      data,
      bucket: textAt(data, 'BucketId'),
      createdAt: textAt(data, 'CreateTime'),
      known: WORKFLOW_EVENTS.includes(eventName),
      unknownFields,
      // No child is required, so a missing node would pass for an empty one.
      issues: execution === undefined ? [MISSING, ...issues] : issues,
    },
  ];
}
