import type { Issue } from '../foundation/errors';
import type { ParsedNode } from '../parse/parsed-value';
import { checkedNode, contentDigest, partOf, textAt, UNKNOWN_STATE } from './job';
import type { Job } from './job';
import { hasContent, isNode, textIn, withSiblings } from './parsed-node';
import { TASK_FINISH } from './task';

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
  if (!isWorkflow(tree, named)) return undefined;
  const eventName = named ?? WORKFLOW_FINISH;
  // An empty container has what stands beside it, a missing one nothing.
  const container = execution === undefined || hasContent(execution) ? execution : {};
  const content = withSiblings(container ?? null, siblings);
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

/** The event decides; where it is another or none, the container does. Beside jobs, an empty one says that none started them. */
function isWorkflow(
  { WorkflowExecution: execution, JobsDetail: jobs }: ParsedNode,
  eventName: string | undefined,
): boolean {
  if (eventName !== undefined && WORKFLOW_EVENTS.includes(eventName)) return true;
  if (!hasContent(execution)) return execution !== undefined && eventName !== TASK_FINISH && !hasContent(jobs);
  return isNode(execution) && !(eventName === TASK_FINISH && hasContent(jobs));
}
