import { environment } from './environment';
import { UnknownReview } from './moderation/details';
import { moderations } from './moderation/moderations';
import type { ModerationEvent } from './moderation/moderations';
import { LegacyModeration, SimpleModeration } from './moderation/simple';
import { node, text } from './schema';
import type { NodeSchema } from './schema';
import { unknownTask } from './task/job';
import type { TaskTag } from './task/task-sources';
import { tasks } from './task/tasks';
import { workflowExecution } from './workflow';

/** The name of a schema that something is validated against; it is the schema's `$id`. */
export type SchemaName =
  | 'environment'
  | `task/${TaskTag | 'other'}`
  | `moderation/${ModerationEvent | 'other' | 'simple' | 'legacy'}`
  | 'workflow'
  | 'event';

type Folder<Name extends string, Child extends string> = { readonly [C in Child as `${Name}/${C}`]: NodeSchema };

/** Every schema that something is validated against. */
export const rootSchemas: Readonly<Record<SchemaName, NodeSchema>> = {
  environment,
  ...folder('task', { ...tasks, other: unknownTask }),
  ...folder('moderation', {
    ...moderations,
    other: UnknownReview,
    simple: SimpleModeration,
    legacy: LegacyModeration,
  }),
  workflow: named('workflow', workflowExecution),
  event: named('event', node({ EventName: text })),
};

function folder<Name extends string, Child extends string>(
  name: Name,
  children: Readonly<Record<Child, NodeSchema>>,
): Folder<Name, Child> {
  const entries = Object.entries<NodeSchema>(children).map(([child, schema]) => {
    const id = `${name}/${child}`;
    return [id, named(id, schema)];
  });
  // `Object.fromEntries` forgets the names that were just made.
  return Object.fromEntries(entries) as Folder<Name, Child>;
}

function named($id: string, schema: NodeSchema): NodeSchema {
  return { ...schema, $id };
}
