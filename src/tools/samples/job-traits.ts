import { createHash } from 'node:crypto';
import { taskGroups } from '../../schemas/task/tasks';
import type { TaskGroup, TaskTag } from '../../schemas/task/tasks';

/** What the jobs of a Tag have in common outside of their result. */
interface JobTraits {
  /** The letter that a JobId of this kind of job begins with, in the published bodies. */
  readonly letter: string;
  /** Extensions of the file that is read and of the file that is written. */
  readonly from: string;
  readonly to: string;
}

const MEDIA: JobTraits = { letter: 'j', from: 'mp4', to: 'mp4' };

const traitsOfGroup: { readonly [Group in TaskGroup]: JobTraits } = {
  media: MEDIA,
  enhancement: MEDIA,
  'video-analysis': MEDIA,
  picture: { letter: 'c', from: 'jpg', to: 'jpg' },
  speech: { letter: 's', from: 'mp3', to: 'txt' },
  language: { letter: 'a', from: 'txt', to: 'txt' },
  document: { letter: 'd', from: 'docx', to: 'jpg' },
  file: { letter: 'f', from: 'zip', to: 'zip' },
};

/** Tags whose jobs are not like those of their group. */
const exceptions: { readonly [Tag in TaskTag]?: JobTraits } = {
  Animation: { ...MEDIA, to: 'gif' },
  Snapshot: { ...MEDIA, to: 'jpg' },
  SmartCover: { ...MEDIA, to: 'jpg' },
  SegmentVideoBody: { ...MEDIA, letter: 'a' },
  Tts: { ...MEDIA, from: 'txt', to: 'mp3' },
  NoiseReduction: { ...MEDIA, from: 'mp3', to: 'mp3' },
};

export function jobTraits(tag: TaskTag): JobTraits {
  return exceptions[tag] ?? traitsOfGroup[groupOf(tag)];
}

function groupOf(tag: TaskTag): TaskGroup {
  // `Object.keys` is typed for objects that may have more names than their type; this constant has not.
  const groups = Object.keys(taskGroups) as TaskGroup[];
  const group = groups.find((name) => Object.hasOwn(taskGroups[name], tag));
  if (!group) throw new Error(`The Tag ${tag} stands in no group.`);
  return group;
}

/** An id as Cloud Infinite makes them, always the same for the same `seed`. */
export function sampleId(letter: string, seed: string): string {
  return letter + createHash('sha256').update(seed).digest('hex').slice(0, 32);
}
