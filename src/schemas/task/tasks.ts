import type { NodeSchema, Of } from '../schema';
import { documentTasks } from './document';
import { enhancementTasks } from './enhancement';
import { fileTasks } from './file';
import { languageTasks } from './language';
import { mediaTasks } from './media';
import { pictureTasks } from './picture';
import { speechTasks } from './speech';
import type { TaskTag } from './task-sources';
import { videoAnalysisTasks } from './video-analysis';

/** The documented Tags by what they work on: Tags of one group share most of their nodes. */
export const taskGroups = {
  media: mediaTasks,
  enhancement: enhancementTasks,
  'video-analysis': videoAnalysisTasks,
  picture: pictureTasks,
  speech: speechTasks,
  language: languageTasks,
  document: documentTasks,
  file: fileTasks,
} as const;

/** Every documented Tag and the schema of its `JobsDetail`. */
export const tasks = {
  ...mediaTasks,
  ...enhancementTasks,
  ...videoAnalysisTasks,
  ...pictureTasks,
  ...speechTasks,
  ...languageTasks,
  ...documentTasks,
  ...fileTasks,
} as const satisfies {
  readonly [Tag in TaskTag]: NodeSchema & { readonly properties: { readonly Tag: { readonly enum: readonly [Tag] } } };
};

/** One `JobsDetail` of a documented Tag. `switch (task.Tag)` narrows it to the nodes of that Tag. */
export type Task = { [Tag in TaskTag]: Of<(typeof tasks)[Tag]> }[TaskTag];
