import { UnknownReview } from './moderation/details';
import { moderations } from './moderation/moderations';
import type { ModerationEvent } from './moderation/moderations';
import { LegacyModeration, SimpleModeration } from './moderation/simple';
import { node, text } from './schema';
import type { NodeSchema } from './schema';
import { unknownTask } from './task/job';
import { taskGroups, tasks } from './task/tasks';
import type { TaskTag } from './task/tasks';
import { workflowExecution } from './workflow';

/** The name of a schema that something is validated against; it is the schema's `$id`. */
export type SchemaName =
  | `task/${TaskTag}`
  | `moderation/${ModerationEvent}`
  | 'other-task'
  | 'other-moderation'
  | 'simple-moderation'
  | 'legacy-moderation'
  | 'workflow'
  | 'event';

type Folder<Name extends string, Child extends string> = { readonly [C in Child as `${Name}/${C}`]: NodeSchema };

/** Every schema that something is validated against. */
export const rootSchemas: Readonly<Record<SchemaName, NodeSchema>> = {
  ...folder('task', tasks),
  ...folder('moderation', moderations),
  // Outside of the folders, whose names are documented Tags and events and nothing else.
  'other-task': named('other-task', unknownTask),
  'other-moderation': named('other-moderation', UnknownReview),
  'simple-moderation': named('simple-moderation', SimpleModeration),
  'legacy-moderation': named('legacy-moderation', LegacyModeration),
  workflow: named('workflow', workflowExecution),
  event: named('event', node({ EventName: text })),
};

/** The schemas by group: a callback needs the validators of one group only, and the function loads no other. */
export const schemaGroups: Readonly<Record<string, readonly SchemaName[]>> = {
  ...Object.fromEntries(Object.entries(taskGroups).map(([group, members]) => [group, namesIn('task', members)])),
  moderation: ['other-moderation', 'simple-moderation', 'legacy-moderation', ...namesIn('moderation', moderations)],
  workflow: ['workflow'],
  other: ['other-task', 'event'],
};

function namesIn(name: string, children: object): SchemaName[] {
  return Object.keys(children)
    .map((child) => `${name}/${child}`)
    .filter(isSchemaName);
}

export function isSchemaName(name: string): name is SchemaName {
  return Object.hasOwn(rootSchemas, name);
}

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
