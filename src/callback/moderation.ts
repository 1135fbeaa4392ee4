import { isNode } from '../parse/parsed-value';
import type { ParsedNode } from '../parse/parsed-value';
import type { SchemaName } from '../schemas/root-schemas';
import { isSchemaName } from '../validation/ajv';
import { containersIn, siblingsIn, withSiblings } from './containers';
import { checkedNode, contentDigest, identityOf, textAt, word } from './job';
import type { Job } from './job';
import { textIn } from './parsed-node';
import { placeOf } from './place';

/** What the event of a body is called that names none, as bodies up to 2021 do. */
const LEGACY_EVENT = 'Review';
const VIDEO_EVENT = 'ReviewVideo';

const DETAIL_PLACE = { bucket: [['BucketId']], region: [['Region']], urls: [['Url'], ['Object']] } as const;
const SIMPLE_PLACE = { bucket: [], region: [], urls: [['data', 'url']] } as const;

/** Reads a moderation callback in any of its forms; `undefined` when the body is of another family. */
export function readModeration(tree: ParsedNode): Job[] | undefined {
  const eventName = textIn(tree, 'EventName');
  if (eventName?.startsWith('Review')) return detailJobs(tree, eventName);
  const body = simpleBody(tree);
  return body && [simpleJob(tree, body)];
}

const CONSOLE_TEST_MESSAGE = 'Test request when setting callback url';
const CONSOLE_TEST_TRACE_ID = 'test_trace_id';

/** Whether this is the request by which the console tries a URL when it is saved; it is no result of any job. */
export function isConsoleTest(tree: ParsedNode): boolean {
  const body = simpleBody(tree);
  if (!body) return false;
  return textIn(tree, 'message') === CONSOLE_TEST_MESSAGE || textIn(body, 'trace_id') === CONSOLE_TEST_TRACE_ID;
}

/** The `data` of a body in the `Simple` form or an older one; `undefined` when it is of another form. */
function simpleBody(tree: ParsedNode): ParsedNode | undefined {
  const data = tree['data'];
  return textIn(tree, 'EventName') === undefined && 'code' in tree && isNode(data) ? data : undefined;
}

/** The `Detail` form: `EventName` and one `JobsDetail`. */
function detailJobs(tree: ParsedNode, eventName: string): Job[] {
  const jobs = withSiblings(containersIn(tree['JobsDetail']), siblingsIn(tree, 'JobsDetail'));
  return jobs.map((job, index) =>
    detailJob(job, word(eventName), `$.JobsDetail${jobs.length === 1 ? '' : `[${index}]`}`),
  );
}

function detailJob(detail: ParsedNode, eventName: string, path: string): Job {
  const documented = documentedSchema(eventName);
  const { data, ...checked } = checkedNode(detail, documented ?? 'other-moderation', path, 'as-it-came');
  return {
    kind: 'moderation',
    name: eventName,
    eventName,
    ...identityOf(data, textAt(data, 'JobId'), textAt(data, 'State')),
    data,
    ...placeOf(data, DETAIL_PLACE),
    createdAt: textAt(data, 'CreationTime'),
    known: documented !== undefined,
    ...checked,
  };
}

/** The `Simple` form, `code`, `message` and `data`, and the same without `data.event`, as it was up to 2021. */
function simpleJob(tree: ParsedNode, body: ParsedNode): Job {
  const event = textIn(body, 'event');
  const schemaName = event === undefined ? 'legacy-moderation' : 'simple-moderation';
  const { data, ...checked } = checkedNode(tree, schemaName, '$', 'as-it-came');
  const name = word(event ?? LEGACY_EVENT);
  const traceId = textAt(data, 'data', 'trace_id');
  const identity = identityOf(data, traceId, stateOf(data['code']));
  // This form has no State: a part of a live moderation looks like a final result, so the content tells them apart.
  const mayBePart = (event === VIDEO_EVENT || event === undefined) && traceId !== undefined;
  return {
    kind: 'moderation',
    name,
    eventName: name,
    ...identity,
    ...(mayBePart && { part: identity.part ?? contentDigest(data) }),
    data,
    ...placeOf(data, SIMPLE_PLACE),
    known: event === undefined || documentedSchema(event) !== undefined,
    ...checked,
  };
}

/** `code` is 0, or the job failed. */
function stateOf(code: unknown): string {
  return code === 0 ? 'Success' : 'Failed';
}

function documentedSchema(eventName: string): SchemaName | undefined {
  const name = `moderation/${eventName}`;
  return isSchemaName(name) ? name : undefined;
}
