import type { Issue } from '../foundation/errors';
import { isNode } from '../parse/parsed-value';
import type { ParsedNode } from '../parse/parsed-value';
import { containersIn, siblingsIn, withSiblings } from './containers';
import { TASK_FINISH, WORKFLOW_FINISH, WORKFLOW_START } from './events';
import { checkedNode, identityOf, textAt, word } from './job';
import type { Job } from './job';
import { hasContent, textIn } from './parsed-node';
import { placeOf } from './place';
import { readTask } from './task';

const WORKFLOW_EVENTS: readonly string[] = [WORKFLOW_FINISH, WORKFLOW_START];
const PATH = '$.WorkflowExecution';
const MISSING: Issue = { path: '$', message: '$: expected a node with child nodes, got nothing.' };

const PLACE = {
  bucket: [['BucketId']],
  region: [],
  // The object that started the workflow, which some bodies name by its URL, else the first object that it wrote.
  urls: [['Object'], ['Tasks', 0, 'ResultInfo', 'ObjectInfo', 0, 'ObjectUrl']],
} as const;

/**
 * Reads a workflow callback: `EventName` and `WorkflowExecution`; bodies of 2020 have no `EventName`. Jobs of tasks that stand
 * beside the execution are jobs of their own. `undefined` when the body is of another family.
 */
export function readWorkflow(tree: ParsedNode): Job[] | undefined {
  const named = textIn(tree, 'EventName');
  if (!isWorkflow(tree, named)) return undefined;
  const { WorkflowExecution: execution, ...others } = tree;
  const tasks = hasContent(tree['JobsDetail']) ? readTask(others) : undefined;
  const siblings = siblingsIn(tree, 'WorkflowExecution', ...(tasks ? ['JobsDetail'] : []));
  const runs = withSiblings(containersIn(execution), siblings).map((run, index, all) => {
    const path = all.length === 1 ? PATH : `${PATH}[${index}]`;
    const { issues, ...job } = workflowJob(run, word(named ?? WORKFLOW_FINISH), path);
    // No child is required, so a missing node would pass for an empty one.
    return { ...job, issues: execution === undefined ? [MISSING, ...issues] : issues };
  });
  return [...runs, ...(tasks ?? [])];
}

function workflowJob(execution: ParsedNode, eventName: string, path: string): Job {
  const { data, ...checked } = checkedNode(execution, 'workflow', path);
  return {
    kind: 'workflow',
    name: eventName,
    eventName,
    ...identityOf(data, textAt(data, 'RunId'), textAt(data, 'State')),
    data,
    ...placeOf(data, PLACE),
    createdAt: textAt(data, 'CreateTime'),
    known: WORKFLOW_EVENTS.includes(eventName),
    ...checked,
  };
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
