import type { ParsedNode } from '../../parse/parsed-value';
import { callbackKinds } from '../../schemas/callback-kinds';
import type { CallbackKind } from '../../schemas/callback-kinds';
import { moderationSample } from './moderation-sample';
import type { SampleRequest } from './sample-request';
import { taskSample } from './task-sample';
import { workflowSample } from './workflow-sample';
import { writeJson } from './write-json';
import { writeXml } from './write-xml';

/** The text of a callback as Cloud Infinite would send it. The forms of one request describe the same jobs. */
export function sampleBody(kind: CallbackKind, request: SampleRequest): string {
  return writtenBody(kind, request.form, sampleTree(kind, request));
}

/** A sample, or what was made of one, in a form. */
export function writtenBody({ family }: CallbackKind, form: SampleRequest['form'], tree: ParsedNode): string {
  if (form === 'xml') return writeXml('Response', tree);
  // Moderation callbacks have real numbers, and say what is empty.
  return family === 'moderation' ? JSON.stringify(tree) : writeJson(tree);
}

/** A sample as a tree. */
export function sampleTree(kind: CallbackKind, request: SampleRequest): ParsedNode {
  switch (kind.family) {
    case 'task':
      return taskSample(kind.name, request);
    case 'workflow':
      return workflowSample(kind.name, request);
    case 'moderation':
      return moderationSample(kind, request);
  }
}

/** Every kind in each of its forms and states, as files: `Transcode.Failed.xml`, `ReviewText.simple.Success.json`. */
export function allSamples(): { readonly file: string; readonly content: Buffer }[] {
  return callbackKinds.flatMap((kind) =>
    kind.states.flatMap((state) =>
      kind.forms.map((form) => ({
        file: [kind.name, ...(kind.content ? [kind.content] : []), state, form].join('.'),
        content: Buffer.from(sampleBody(kind, { form, state, jobs: 1, workflow: false })),
      })),
    ),
  );
}
