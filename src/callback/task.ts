import { isNode } from '../parse/parsed-value';
import type { ParsedNode } from '../parse/parsed-value';
import { isSchemaName, tagOfNode } from '../validation/ajv';
import { containersIn, siblingsIn, withSiblings } from './containers';
import { TASK_FINISH } from './events';
import { checkedNode, identifier, identityOf, textAt, word } from './job';
import type { Job } from './job';
import { hasContent, textIn } from './parsed-node';
import { placeOf } from './place';

const PLACE = {
  bucket: [
    ['Input', 'BucketId'],
    ['Operation', 'Output', 'Bucket'],
  ],
  region: [
    ['Input', 'Region'],
    ['Operation', 'Output', 'Region'],
  ],
  urls: [['Input', 'Url']],
} as const;

/**
 * Reads a task callback: `EventName` and one or many `JobsDetail`; bodies of 2020 have no `EventName`.
 * `undefined` when the body is of another family.
 */
export function readTask(tree: ParsedNode): Job[] | undefined {
  const { JobsDetail: details } = tree;
  const named = textIn(tree, 'EventName');
  if (details === undefined && named !== TASK_FINISH) return undefined;
  const eventName = word(named ?? TASK_FINISH);
  // Of another event nothing is known, least of all that this container holds jobs.
  if (eventName !== TASK_FINISH && ![details ?? null].flat().every(isNode)) return undefined;
  const jobs = withSiblings(containersIn(details), siblingsIn(tree, 'JobsDetail'));
  return jobs.map((job, index) => taskJob(job, eventName, `$.JobsDetail[${index}]`));
}

function taskJob(detail: ParsedNode, eventName: string, path: string): Job {
  const named = textIn(detail, 'Tag');
  const tag = named ?? impliedTag(detail);
  const documented = `task/${tag ?? ''}`;
  const isKnownTag = isSchemaName(documented);
  const { data, ...checked } = checkedNode(
    tag === undefined || hasContent(detail['Tag']) ? detail : { ...detail, Tag: tag },
    isKnownTag ? documented : 'other-task',
    path,
  );
  const queueId = textAt(data, 'QueueId');
  return {
    kind: 'task',
    name: word(tag ?? eventName),
    eventName,
    ...identityOf(data, textAt(data, 'JobId'), textAt(data, 'State')),
    data,
    ...placeOf(data, PLACE),
    queueId: queueId && identifier(queueId),
    createdAt: textAt(data, 'CreationTime'),
    endedAt: textAt(data, 'EndTime'),
    known: isKnownTag && eventName === TASK_FINISH,
    ...checked,
  };
}

/**
 * The Tag of a job that does not name it at its own place: `Operation.Tag`, as answers about several jobs have it, else the
 * one documented Tag whose own node is there. The published body of WordsGeneralize has neither.
 */
function impliedTag({ Operation: operation }: ParsedNode): string | undefined {
  if (!isNode(operation)) return undefined;
  const named = textIn(operation, 'Tag');
  if (named !== undefined) return named;
  const told = Object.keys(operation)
    .filter((name) => hasContent(operation[name]))
    .map(tagOfNode);
  const tags = new Set(told.filter((tag) => tag !== undefined));
  const [only] = tags;
  return tags.size === 1 ? only : undefined;
}
