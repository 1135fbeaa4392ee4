import type { ParsedNode } from '../parse/parsed-value';
import type { SchemaName } from '../schemas/root-schemas';
import { isSchemaName } from '../validation/ajv';
import { checkedNode, contentDigest, partOf, textAt, UNKNOWN_STATE } from './job';
import type { Job } from './job';
import { isNode, textIn, withSiblings } from './parsed-node';

/** What the event of a body is called that names none, as bodies up to 2021 do. */
const LEGACY_EVENT = 'Review';
const VIDEO_EVENT = 'ReviewVideo';

/** Reads a moderation callback in any of its forms; `undefined` when the body is of another family. */
export function readModeration(tree: ParsedNode): Job[] | undefined {
  const eventName = textIn(tree, 'EventName');
  if (eventName?.startsWith('Review')) return [detailJob(tree, eventName)];
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
function detailJob(tree: ParsedNode, eventName: string): Job {
  const { EventName, JobsDetail: detail, ...siblings } = tree;
  const only = Array.isArray(detail) && detail.length === 1 ? detail[0] : detail;
  const content = withSiblings(only ?? null, siblings);
  const documented = documentedSchema(eventName);
  const { data, unknownFields, issues } = checkedNode(
    content,
    documented ?? 'other-moderation',
    '$.JobsDetail',
    'as-it-came',
  );
  const state = textAt(data, 'State') ?? UNKNOWN_STATE;
  return {
    kind: 'moderation',
    name: eventName,
    eventName,
    id: textAt(data, 'JobId') ?? contentDigest(data),
    state,
    part: partOf(state, data),
    data,
    bucket: textAt(data, 'BucketId'),
    region: textAt(data, 'Region'),
    createdAt: textAt(data, 'CreationTime'),
    known: documented !== undefined,
    unknownFields,
    issues,
  };
}

/** The `Simple` form, `code`, `message` and `data`, and the same without `data.event`, as it was up to 2021. */
function simpleJob(tree: ParsedNode, body: ParsedNode): Job {
  const event = textIn(body, 'event');
  const schemaName = event === undefined ? 'legacy-moderation' : 'simple-moderation';
  const { data, unknownFields, issues } = checkedNode(tree, schemaName, '$', 'as-it-came');
  const name = event ?? LEGACY_EVENT;
  return {
    kind: 'moderation',
    name,
    eventName: name,
    id: textAt(data, 'data', 'trace_id') ?? contentDigest(data),
    state: data['code'] === 0 ? 'Success' : 'Failed',
    // This form has no State: a part of a live moderation looks like a final result, so the content tells them apart.
    part: event === VIDEO_EVENT || event === undefined ? contentDigest(data) : undefined,
    data,
    known: event === undefined || documentedSchema(event) !== undefined,
    unknownFields,
    issues,
  };
}

function documentedSchema(eventName: string): SchemaName | undefined {
  const name = `moderation/${eventName}`;
  return isSchemaName(name) ? name : undefined;
}
