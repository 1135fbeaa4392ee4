import { readCallback, refusalOf } from './callback/read-callback';
import type { CallbackRecord } from './library/callback-record';
import { parseBody } from './parse/body';
import { cloudEvent } from './records/cloud-event';

export { CallbackError } from './foundation/errors';
export type { ErrorCode, Issue } from './foundation/errors';
export type {
  CallbackRecord,
  LegacyModeration,
  ModerationRecord,
  SimpleModeration,
  TaskOf,
  TaskRecord,
  UndocumentedData,
  UndocumentedRecord,
  WorkflowExecution,
  WorkflowRecord,
} from './library/callback-record';
export type { CloudEvent } from './records/cloud-event';
export type { Moderation, ModerationEvent } from './schemas/moderation/moderations';
export type { Task, TaskTag } from './schemas/task/tasks';

/**
 * The records of a callback, as the deployed function writes them: one for each job, in the order of the body, and none
 * for the request by which the console tries a URL. The form is told by the body itself: `contentType` may be given,
 * but decides nothing, since the vendor does not document it for every callback.
 * Throws CallbackError: `body_unreadable`, `xml_malformed`, `json_malformed`, `body_forbidden` or `schema_mismatch`.
 */
export function parseCallback(body: string | Uint8Array, _contentType?: string): readonly CallbackRecord[] {
  const { tree } = parseBody(typeof body === 'string' ? body : Buffer.from(body));
  const callback = readCallback(tree);
  if (callback.isTest) return [];
  const refusal = refusalOf(callback, 'strict');
  if (refusal) throw refusal;
  // In strict mode every job of a known name fits the schema of that name, and the types are derived from the schemas.
  return callback.jobs.map((job) => cloudEvent(job) as CallbackRecord);
}
