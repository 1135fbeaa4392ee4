import type { TaskTag } from '../schemas/task/tasks';

/** Where jobs are listed that belong together, and where the queues are that they wait in. */
export interface ListFamily {
  readonly path: string;
  /** Besides the Tag. */
  readonly query?: { readonly queueType: string };
  /** Paths that list queues; an older API lists jobs of one queue at a time. */
  readonly queues: readonly string[];
  readonly tags: readonly TaskTag[];
}

/**
 * The Tags whose list is documented (https://www.tencentcloud.com/document/product/1045/73114, 436/49385), by family. The page of
 * FileProcess names the queue, but no published list has such jobs: it may be refused.
 */
const MEDIA: ListFamily = {
  path: 'jobs',
  queues: ['queue'],
  tags: [
    ...(['Transcode', 'Animation', 'Snapshot', 'SmartCover', 'Concat', 'VoiceSeparate', 'VideoMontage'] as const),
    ...(['SDRtoHDR', 'VideoProcess', 'VideoEnhance', 'SuperResolution', 'Segment', 'DigitalWatermark'] as const),
    ...(['ExtractDigitalWatermark', 'VideoTag', 'MediaInfo', 'StreamExtract', 'QualityEstimate'] as const),
    ...(['Tts', 'NoiseReduction'] as const),
  ],
};

const FAMILIES: readonly ListFamily[] = [
  MEDIA,
  { path: 'jobs', queues: ['picqueue'], tags: ['PicProcess'] },
  { path: 'jobs', queues: ['ai_queue', 'asrqueue'], tags: ['Translation', 'SpeechRecognition', 'WordsGeneralize'] },
  { path: 'doc_jobs', queues: ['docqueue'], tags: ['DocProcess'] },
  {
    path: 'jobs',
    query: { queueType: 'FileProcess' },
    queues: ['file_queue'],
    tags: ['FileHashCode', 'FileUncompress', 'FileCompress'],
  },
];

/** What runs of workflows are called, as in their records. */
export const RUNS = 'WorkflowFinish';

/** Every Tag whose list is documented, and runs of workflows. */
export const LISTED_NAMES: readonly string[] = [...FAMILIES.flatMap(({ tags }) => tags), RUNS];

/** The family of a Tag; media, as most are, for one whose list is not documented. */
export function familyOf(tag: string): ListFamily {
  return FAMILIES.find(({ tags }) => tags.some((one) => one === tag)) ?? MEDIA;
}
