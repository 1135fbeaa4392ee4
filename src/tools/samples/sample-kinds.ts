import type { ParsedNode } from '../../parse/parsed-value';
import { moderations } from '../../schemas/moderation/moderations';
import type { ModerationEvent } from '../../schemas/moderation/moderations';
import { tags } from '../../schemas/task/tasks';
import type { TaskTag } from '../../schemas/task/tasks';
import { consoleTestSample, detailSample, legacySample, simpleSample } from './moderation-sample';
import type { SampleForm, SampleRequest } from './sample-request';
import { taskSample } from './task-sample';
import { workflowSample } from './workflow-sample';

export type Family = 'task' | 'workflow' | 'moderation';

/** A kind of callback of which there are samples. */
export interface SampleKind {
  readonly family: Family;
  readonly name: string;
  /** Only moderations since 2021 have it: the vendor's `CallbackVersion`. */
  readonly content?: 'detail' | 'simple';
  readonly forms: readonly SampleForm[];
  readonly states: readonly string[];
  readonly body: (request: SampleRequest) => ParsedNode;
}

const BOTH_FORMS = ['xml', 'json'] as const;
const JSON_ONLY = ['json'] as const;
const ENDED = ['Success', 'Failed'] as const;

/** These have no `Simple` form. */
const DETAIL_ONLY: readonly string[] = ['ReviewDocument', 'ReviewHtml'];

/** Every kind of callback that is documented, tasks first. */
export const sampleKinds: readonly SampleKind[] = [
  ...namesOf(tags).map(taskKind),
  workflowKind('WorkflowFinish', ENDED),
  // The state of a workflow that starts is inferred: no such body is published.
  workflowKind('WorkflowStart', ['Running']),
  ...namesOf(moderations).map(detailKind),
  ...namesOf(moderations)
    .filter((event) => !DETAIL_ONLY.includes(event))
    .map(simpleKind),
  moderationKind({ name: 'LegacyReview', states: ENDED, body: legacySample }),
  moderationKind({ name: 'ConsoleTest', states: ['Success'], body: consoleTestSample }),
];

function taskKind(tag: TaskTag): SampleKind {
  return { family: 'task', name: tag, forms: BOTH_FORMS, states: ENDED, body: (request) => taskSample(tag, request) };
}

function workflowKind(name: string, states: readonly string[]): SampleKind {
  return { family: 'workflow', name, forms: BOTH_FORMS, states, body: (request) => workflowSample(name, request) };
}

function detailKind(name: ModerationEvent): SampleKind {
  return moderationKind({ name, states: ENDED, content: 'detail', body: (request) => detailSample(name, request) });
}

function simpleKind(name: ModerationEvent): SampleKind {
  return moderationKind({ name, states: ENDED, content: 'simple', body: (request) => simpleSample(name, request) });
}

function moderationKind(kind: Omit<SampleKind, 'family' | 'forms'>): SampleKind {
  return { family: 'moderation', forms: JSON_ONLY, ...kind };
}

function namesOf<Name extends string>(byName: { readonly [N in Name]: unknown }): Name[] {
  // `Object.keys` is typed for objects that may have more names than their type; these constants have not.
  return Object.keys(byName) as Name[];
}
