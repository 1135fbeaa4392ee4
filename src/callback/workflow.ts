import type { ParsedNode } from '../parse/parsed-value';
import { checkedNode, textAt } from './checked-node';
import { contentDigest, partOf, UNKNOWN_STATE } from './identity';
import type { Job } from './job';
import { isNode, textIn } from './parsed-node';

const WORKFLOW_FINISH = 'WorkflowFinish';
const WORKFLOW_EVENTS: readonly string[] = [WORKFLOW_FINISH, 'WorkflowStart'];

/**
 * Reads a workflow callback: `EventName` and `WorkflowExecution`; bodies of 2020 have no `EventName`.
 * `undefined` when the body is of another family.
 */
export function readWorkflow(tree: ParsedNode): Job[] | undefined {
  const { EventName, WorkflowExecution: execution, ...siblings } = tree;
  const eventName = textIn(tree, 'EventName') ?? WORKFLOW_FINISH;
  if (execution === undefined && !WORKFLOW_EVENTS.includes(eventName)) return undefined;
  if (execution === undefined && !Object.hasOwn(tree, 'EventName')) return undefined;
  const content = isNode(execution) ? { ...siblings, ...execution } : (execution ?? null);
  const { data, unknownFields, issues } = checkedNode(content, 'workflow', '$.WorkflowExecution');
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
      region: undefined,
      queueId: undefined,
      createdAt: textAt(data, 'CreateTime'),
      endedAt: undefined,
      known: WORKFLOW_EVENTS.includes(eventName),
      unknownFields,
      issues,
    },
  ];
}
