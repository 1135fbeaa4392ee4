import type { Documentation } from '../documentation';
import { extend, integer, list, node, number, part, text } from '../schema';
import type { NodeSchema } from '../schema';
import { input, output, workflow } from './common';
import { mediaNodes } from './media-result';
import { echoedParameters } from './parameters/echoed-parameters';
import { notification } from './parameters/notification';

const anyJob = part(
  'Job',
  node(
    {
      Code: text,
      Message: text,
      JobId: text,
      // Open, although six states are documented: a state the service adds one day must not cost a record.
      State: text,
      SubTag: text,
      Progress: number,
      QueueType: text,
      QueueId: text,
      // `2022-07-18T15:16:43+0800`: no colon in the offset, so not RFC 3339.
      CreationTime: text,
      StartTime: text,
      EndTime: text,
      Input: input,
      Workflow: workflow,
      // Beside the jobs of an answer to a query.
      NonExistJobIds: list(text),
      RequestId: text,
      NextToken: text,
      ...notification,
    },
    // State is not required: the published WordsGeneralize bodies have none.
    ['JobId'],
  ),
);

const anyOperation = part(
  'Operation',
  node({
    TemplateId: text,
    TemplateName: text,
    UserData: text,
    JobLevel: integer,
    Output: output,
    ...echoedParameters,
  }),
);

/** All that is written of a documented Tag. Its schema, its samples and its row in docs/kinds.md are made from it. */
export interface DocumentedTag extends Documentation {
  /** The children of `Operation` that not every Tag has: its parameters and its results. */
  readonly nodes: NodeSchema['properties'];
}

/** Documented Tags that work on the same thing. */
export type TagGroup = { readonly [tag: string]: DocumentedTag };

/** The schema of one `JobsDetail` of a documented Tag. */
export const job = <const Tag extends string, const Nodes extends NodeSchema['properties']>(
  tag: Tag,
  { nodes, source }: { readonly nodes: Nodes; readonly source: string },
) =>
  ({
    ...extend(anyJob, { Tag: { type: 'string', enum: [tag] }, Operation: extend(anyOperation, nodes) }, ['Tag']),
    $comment: source,
  }) as const;

/**
 * The schema of one `JobsDetail` of any other Tag: the list is open, and the vendor adds Tags every year.
 * Most of them write media, so the media nodes get the same form as in a documented Tag.
 */
export const unknownTask = extend(anyJob, { Tag: text, Operation: extend(anyOperation, mediaNodes) }, ['Tag']);
