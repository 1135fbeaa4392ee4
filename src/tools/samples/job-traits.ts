import { createHash } from 'node:crypto';
import { documentTasks } from '../../schemas/task/document';
import { fileTasks } from '../../schemas/task/file';
import { languageTasks } from '../../schemas/task/language';
import { pictureTasks } from '../../schemas/task/picture';
import { speechTasks } from '../../schemas/task/speech';
import type { TaskTag } from '../../schemas/task/task-sources';

/** What the jobs of a Tag have in common outside of their result. */
interface JobTraits {
  /** The letter that a JobId of this kind of job begins with, in the published bodies. */
  readonly letter: string;
  /** Extensions of the file that is read and of the file that is written. */
  readonly from: string;
  readonly to: string;
}

const MEDIA: JobTraits = { letter: 'j', from: 'mp4', to: 'mp4' };

const traitsByTag: { readonly [Tag in TaskTag]?: JobTraits } = {
  ...each(pictureTasks, { letter: 'c', from: 'jpg', to: 'jpg' }),
  ...each(speechTasks, { letter: 's', from: 'mp3', to: 'txt' }),
  ...each(languageTasks, { letter: 'a', from: 'txt', to: 'txt' }),
  ...each(documentTasks, { letter: 'd', from: 'docx', to: 'jpg' }),
  ...each(fileTasks, { letter: 'f', from: 'zip', to: 'zip' }),
  Animation: { ...MEDIA, to: 'gif' },
  Snapshot: { ...MEDIA, to: 'jpg' },
  SmartCover: { ...MEDIA, to: 'jpg' },
  SegmentVideoBody: { ...MEDIA, letter: 'a' },
  Tts: { ...MEDIA, from: 'txt', to: 'mp3' },
  NoiseReduction: { ...MEDIA, from: 'mp3', to: 'mp3' },
};

export function jobTraits(tag: TaskTag): JobTraits {
  return traitsByTag[tag] ?? MEDIA;
}

/** An id as Cloud Infinite makes them, always the same for the same `seed`. */
export function sampleId(letter: string, seed: string): string {
  return letter + createHash('sha256').update(seed).digest('hex').slice(0, 32);
}

function each<Tag extends TaskTag>(
  tasksOfGroup: { readonly [T in Tag]: object },
  traits: JobTraits,
): { readonly [T in Tag]?: JobTraits } {
  const entries = Object.keys(tasksOfGroup).map((tag) => [tag, traits]);
  // `Object.fromEntries` forgets the names that were just read.
  return Object.fromEntries(entries) as { readonly [T in Tag]?: JobTraits };
}
