import type { Of } from '../schema';
import { documentTags } from './document';
import { enhancementTags } from './enhancement';
import { fileTags } from './file';
import { job } from './job';
import type { DocumentedTag } from './job';
import { languageTags } from './language';
import { mediaTags } from './media';
import { pictureTags } from './picture';
import { speechTags } from './speech';
import { videoAnalysisTags } from './video-analysis';

/** The documented Tags by what they work on: Tags of one group share most of their nodes. */
export const taskGroups = {
  media: mediaTags,
  enhancement: enhancementTags,
  'video-analysis': videoAnalysisTags,
  picture: pictureTags,
  speech: speechTags,
  language: languageTags,
  document: documentTags,
  file: fileTags,
} as const;

type Groups = typeof taskGroups;

export type TaskGroup = keyof Groups;

export type TaskTag = { [Group in TaskGroup]: keyof Groups[Group] }[TaskGroup];

/** Every Tag with its row, whose type is that of the row in the group that has it. */
type Tags = {
  readonly [Tag in TaskTag]: { [Group in TaskGroup]: Groups[Group][Tag & keyof Groups[Group]] }[TaskGroup];
};

// `Object.fromEntries` forgets the names that were just read, here and below.
export const tags = Object.fromEntries(Object.values(taskGroups).flatMap((group) => Object.entries(group))) as Tags;

type Schemas = { readonly [Tag in TaskTag]: ReturnType<typeof job<Tag, Tags[Tag]['nodes']>> };

/** Every documented Tag and the schema of its `JobsDetail`. */
export const tasks = Object.fromEntries(
  Object.entries<DocumentedTag>(tags).map(([tag, row]) => [tag, job(tag, row)]),
) as Schemas;

/** One `JobsDetail` of a documented Tag. `switch (task.Tag)` narrows it to the nodes of that Tag. */
export type Task = { [Tag in TaskTag]: Of<Schemas[Tag]> }[TaskTag];
