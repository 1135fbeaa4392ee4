import type { CloudEvent } from '../records/cloud-event';
import type { Moderation, ModerationEvent } from '../schemas/moderation/moderations';
import type { LegacyModeration, SimpleModeration } from '../schemas/moderation/simple';
import type { Of } from '../schemas/schema';
import type { Task, TaskTag } from '../schemas/task/tasks';
import type { workflowExecution } from '../schemas/workflow';

/** One `JobsDetail` of one documented Tag: `TaskOf<'Transcode'>`. */
export type TaskOf<Tag extends TaskTag> = Extract<Task, { readonly Tag: Tag }>;

export type WorkflowExecution = Of<typeof workflowExecution>;

/** A whole body of the `Simple` form of moderation callbacks. */
export type SimpleModeration = Of<typeof SimpleModeration>;

/** A whole body as moderation callbacks were up to 2021. */
export type LegacyModeration = Of<typeof LegacyModeration>;

/** The content of an event that is not documented yet. Nothing is promised about it but that it has been kept. */
export interface UndocumentedData {
  readonly [name: string]: unknown;
}

interface RecordOf<
  Kind extends string,
  Name extends string,
  Known extends boolean,
  Data extends object,
> extends CloudEvent {
  readonly kind: Kind;
  readonly name: Name;
  readonly known: Known;
  readonly data: Data;
}

/** The record of a job of a documented Tag. `switch (record.name)` narrows it, `switch (record.data.Tag)` its `data`. */
export type TaskRecord = { [Tag in TaskTag]: RecordOf<'task', Tag, true, TaskOf<Tag>> }[TaskTag];

export type WorkflowRecord = RecordOf<'workflow', 'WorkflowFinish' | 'WorkflowStart', true, WorkflowExecution>;

/** `'code' in record.data` tells the `Simple` form from the `Detail` form, which has a `JobId`. */
export type ModerationRecord =
  | {
      [Event in ModerationEvent]: RecordOf<'moderation', Event, true, Moderation<Event> | SimpleModeration>;
    }[ModerationEvent]
  | RecordOf<'moderation', 'Review', true, LegacyModeration>;

/** The record of a Tag or event that the vendor added after this version; `known` tells it from all others. */
export type UndocumentedRecord = RecordOf<'task' | 'workflow' | 'moderation', string, false, UndocumentedData>;

/** What `parseCallback` gives: `record.known`, then `record.kind`, narrow it. */
export type CallbackRecord = TaskRecord | WorkflowRecord | ModerationRecord | UndocumentedRecord;
