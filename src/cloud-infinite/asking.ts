import type { Deadline } from '../foundation/deadline';
import type { CallbackError } from '../foundation/errors';
import { isNode } from '../parse/parsed-value';
import type { ParsedNode } from '../parse/parsed-value';
import type { ModerationEvent } from '../schemas/moderation/moderations';
import type { TaskTag } from '../schemas/task/tasks';
import { ciRefusal } from './ci-client';
import type { CiAnswer, CiClient } from './ci-client';

/** Where the API answers for jobs of some kind: `GET /<path>/<id>`. */
export interface Place {
  readonly path: string;
  /** Ids that one request may have, with commas between. */
  readonly mostIds: number;
  /** The node of an answer that has a job, and the child of it that has the id. */
  readonly container: 'JobsDetail' | 'WorkflowExecution';
  readonly id: 'JobId' | 'RunId';
  /** Whether a refusal says that there is no such job. */
  readonly saysUnknown: (answer: CiAnswer) => boolean;
}

const taskPlace = (path: string, mostIds = 1): Place => ({
  path,
  mostIds,
  container: 'JobsDetail',
  id: 'JobId',
  saysUnknown: () => false,
});

/** The unified place of media, pictures, speech and AI: api/436/85084. It takes ten ids. */
const JOBS = taskPlace('jobs', 10);
const DOCUMENTS = taskPlace('doc_jobs');
const FILES = taskPlace('file_jobs');
const PICTURES = taskPlace('pic_jobs');
const SPEECH = taskPlace('asr_jobs');
const AI = taskPlace('ai_jobs');

/**
 * Where the jobs of a Tag are, the documented place first. Whether a place answers for the jobs of another is not published, so
 * those where a job could be as well follow. A Tag that is not here is at `jobs` alone.
 */
const TASK_PLACES: { readonly [Tag in TaskTag]?: readonly Place[] } = {
  DocProcess: [DOCUMENTS, JOBS],
  DocWatermark: [DOCUMENTS, JOBS],
  DocAIGCMetadata: [DOCUMENTS, JOBS],
  FileHashCode: [FILES, JOBS],
  FileUncompress: [FILES, JOBS],
  FileCompress: [FILES, JOBS],
  PicProcess: [JOBS, PICTURES],
  SpeechRecognition: [JOBS, SPEECH, AI],
  Translation: [JOBS, AI],
  WordsGeneralize: [JOBS, AI],
};

/** A Tag that the vendor adds after us may be of any family. */
const UNKNOWN_TAG_PLACES = [JOBS, DOCUMENTS, FILES];

/** The places of a task. `isKnown`: the Tag is documented. */
export function taskPlaces(tag: string, isKnown: boolean): readonly Place[] {
  return placesIn(TASK_PLACES, tag) ?? (isKnown ? [JOBS] : UNKNOWN_TAG_PLACES);
}

/** The answer about a run that is not there is not published: a refusal, or an answer without one. */
export const RUN_PLACES: readonly Place[] = [
  {
    path: 'workflowexecution',
    mostIds: 1,
    container: 'WorkflowExecution',
    id: 'RunId',
    // A bucket on which the service is not turned on has a 400 of its own: `MediaBucketUnBinded`.
    saysUnknown: ({ status, code = '' }) => status === 404 || (status === 400 && !code.endsWith('UnBinded')),
  },
];

const moderationPlaces = (kind: string): readonly Place[] => [
  {
    ...taskPlace(`${kind}/auditing`),
    saysUnknown: ({ status, code }) => status === 404 && code === 'AuditingJobNotFound',
  },
];

/** `video` has live moderation too. */
const MODERATION_PLACES: { readonly [Event in ModerationEvent]: readonly Place[] } = {
  ReviewImage: moderationPlaces('image'),
  ReviewVideo: moderationPlaces('video'),
  ReviewAudio: moderationPlaces('audio'),
  ReviewText: moderationPlaces('text'),
  ReviewDocument: moderationPlaces('document'),
  ReviewHtml: moderationPlaces('webpage'),
};

/** The place of a moderation; `undefined` for an event that is not documented. */
export function moderationPlacesOf(event: string): readonly Place[] | undefined {
  return placesIn(MODERATION_PLACES, event);
}

function placesIn(
  table: { readonly [name: string]: readonly Place[] | undefined },
  name: string,
): readonly Place[] | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What a place says of ids: the jobs that it knows, by id; or that it will not say. */
export type Answered = { readonly known: ReadonlyMap<string, ParsedNode> } | { readonly refusal: CallbackError };

/**
 * Asks a place about ids. An id that it does not give back is not known there, whether or not `NonExistJobIds` lists it: the
 * sources disagree about the form of that list. Rejects with `cloud_infinite_failed` if there is no answer in time.
 */
export async function askAt(
  client: CiClient,
  place: Place,
  ids: readonly string[],
  deadline: Deadline,
): Promise<Answered> {
  const path = `${place.path}/${ids.join(',')}`;
  const answer = await client.send({ method: 'GET', path }, deadline);
  if (answer.status >= 300 && !place.saysUnknown(answer)) {
    return { refusal: ciRefusal(`GET ${client.locationOf(path)}`, answer) };
  }
  const nodes = [answer.response[place.container]].flat().filter(isNode);
  const entries = nodes.map((node) => [node[place.id], node] as const);
  return {
    known: new Map(entries.filter((entry): entry is [string, ParsedNode] => ids.some((id) => id === entry[0]))),
  };
}
