import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { isSchemaName } from '../validation/ajv';
import { checkedNode, contentDigest, partOf, textAt, UNKNOWN_STATE } from './job';
import type { Job } from './job';
import { isNode, textIn, withSiblings } from './parsed-node';

/** The event of every documented Tag. */
export const TASK_FINISH = 'TaskFinish';

/**
 * Reads a task callback: `EventName` and one or many `JobsDetail`; bodies of 2020 have no `EventName`.
 * `undefined` when the body is of another family.
 */
export function readTask(tree: ParsedNode): Job[] | undefined {
  const { EventName, JobsDetail: details, ...siblings } = tree;
  const named = textIn(tree, 'EventName');
  if (details === undefined && named !== TASK_FINISH) return undefined;
  const eventName = named ?? TASK_FINISH;
  const list = Array.isArray(details) ? details : [details ?? null];
  // Of another event nothing is known, least of all that this container holds jobs.
  if (eventName !== TASK_FINISH && !list.every(isNode)) return undefined;
  return (list.length > 0 ? list : [null]).map((detail, index) =>
    taskJob(withSiblings(detail, siblings), eventName, `$.JobsDetail[${index}]`),
  );
}

function taskJob(detail: ParsedValue, eventName: string, path: string): Job {
  const tag = isNode(detail) ? textIn(detail, 'Tag') : undefined;
  const documented = `task/${tag ?? ''}`;
  const isKnownTag = isSchemaName(documented);
  const { data, unknownFields, issues } = checkedNode(detail, isKnownTag ? documented : 'other-task', path);
  const state = textAt(data, 'State') ?? UNKNOWN_STATE;
  return {
    kind: 'task',
    name: tag ?? eventName,
    eventName,
    id: textAt(data, 'JobId') ?? contentDigest(data),
    state,
    part: partOf(state, data),
    data,
    bucket: textAt(data, 'Input', 'BucketId') ?? textAt(data, 'Operation', 'Output', 'Bucket'),
    region: textAt(data, 'Input', 'Region') ?? textAt(data, 'Operation', 'Output', 'Region'),
    queueId: textAt(data, 'QueueId'),
    createdAt: textAt(data, 'CreationTime'),
    endedAt: textAt(data, 'EndTime'),
    known: isKnownTag && eventName === TASK_FINISH,
    unknownFields,
    issues,
  };
}
