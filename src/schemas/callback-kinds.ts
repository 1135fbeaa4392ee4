import type { Documentation } from './documentation';
import { moderations } from './moderation/moderations';
import type { ModerationEvent } from './moderation/moderations';
import { LegacyModeration, SimpleModeration } from './moderation/simple';
import type { Schema } from './schema';
import { tags } from './task/tasks';
import type { TaskTag } from './task/tasks';
import { workflowExecution } from './workflow';

/** What the service can be told to write a callback in. */
export type CallbackForm = 'xml' | 'json';

interface Facts extends Documentation {
  readonly forms: readonly CallbackForm[];
  /** The states that its jobs are reported in, the usual one first. */
  readonly states: readonly string[];
}

interface TaskKind extends Facts {
  readonly family: 'task';
  readonly name: TaskTag;
  readonly content?: never;
}

interface WorkflowKind extends Facts {
  readonly family: 'workflow';
  readonly name: 'WorkflowFinish' | 'WorkflowStart';
  readonly content?: never;
}

/** A moderation since 2021, whose body names its event. */
interface ModerationKind extends Facts {
  readonly family: 'moderation';
  readonly name: ModerationEvent;
  /** The vendor's `CallbackVersion`. */
  readonly content: 'detail' | 'simple';
}

/** A body without a name of its own: what was sent up to 2021, and the request by which the console tries a URL. */
interface UnnamedModerationKind extends Facts {
  readonly family: 'moderation';
  readonly name: 'Review' | 'ConsoleTest';
  readonly content?: never;
}

/** A kind of callback that is documented. */
export type CallbackKind = TaskKind | WorkflowKind | ModerationKind | UnnamedModerationKind;

const BOTH_FORMS = ['xml', 'json'] as const;
const JSON_ONLY = ['json'] as const;
const ENDED = ['Success', 'Failed'] as const;

/** These have no `Simple` form. */
const DETAIL_ONLY: readonly ModerationEvent[] = ['ReviewDocument', 'ReviewHtml'];

const events = namesOf(moderations);

/** Every kind of callback that is documented, tasks first. */
export const callbackKinds: readonly CallbackKind[] = [
  ...namesOf(tags).map(taskKind),
  workflowKind('WorkflowFinish', ENDED, true),
  // The state of a workflow that starts is inferred: no such body is published.
  workflowKind('WorkflowStart', ['Running'], false),
  ...events.map((name) => ({ ...moderation(moderations[name]), name, content: 'detail' as const })),
  ...events
    .filter((event) => !DETAIL_ONLY.includes(event))
    .map((name) => ({ ...moderation(SimpleModeration), name, content: 'simple' as const })),
  { ...moderation(LegacyModeration), name: 'Review' },
  { ...moderation(LegacyModeration), name: 'ConsoleTest', states: ['Success'] },
];

function taskKind(name: TaskTag): TaskKind {
  const { source, published } = tags[name];
  return { family: 'task', name, forms: BOTH_FORMS, states: ENDED, source, published };
}

function workflowKind(name: WorkflowKind['name'], states: readonly string[], published: boolean): WorkflowKind {
  return { family: 'workflow', name, forms: BOTH_FORMS, states, source: sourceOf(workflowExecution), published };
}

function moderation(schema: Schema) {
  return { family: 'moderation', forms: JSON_ONLY, states: ENDED, source: sourceOf(schema), published: true } as const;
}

function sourceOf({ $id, $comment }: Schema): string {
  if ($comment === undefined) throw new Error(`The schema ${$id} does not say where it is documented.`);
  return $comment;
}

function namesOf<Name extends string>(byName: { readonly [N in Name]: unknown }): Name[] {
  // `Object.keys` is typed for objects that may have more names than their type; these constants have not.
  return Object.keys(byName) as Name[];
}
