/** Where a job was submitted, and so which paths answer for it. `task` is media processing. */
export type JobFamily = 'task' | 'picture' | 'ai' | 'speech' | 'document' | 'file';

export interface CiJob {
  readonly family: JobFamily;
  readonly id: string;
  readonly tag: string;
  /** What `states` filters by; the state that is shown is the one in `xml`. */
  readonly state: string;
  /** Milliseconds since 1970. Windows compare whole seconds, as that is what a CreationTime shows. */
  readonly created: number;
  readonly queueId: string;
  /** Content of `<JobsDetail>`. */
  readonly xml: string;
  readonly workflowId?: string;
  readonly inventoryTriggerJobId?: string;
  readonly inputObject?: string;
}

export interface CiRun {
  readonly runId: string;
  readonly workflowId: string;
  /** Key of the object that it runs for. */
  readonly object: string;
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Content of `<WorkflowExecution>`. */
  readonly xml: string;
  /** The batch job that it belongs to. */
  readonly jobId?: string;
}

export const MODERATION_KINDS = ['image', 'video', 'audio', 'text', 'document', 'webpage', 'virus'] as const;

export type ModerationKind = (typeof MODERATION_KINDS)[number];

export const QUEUE_PATHS = ['queue', 'picqueue', 'ai_queue', 'asrqueue', 'docqueue', 'file_queue'] as const;

export type QueuePath = (typeof QUEUE_PATHS)[number];

/** What Cloud Infinite knows. Tests fill, change and read it. */
export interface CiState {
  /** By id. */
  readonly jobs: Map<string, CiJob>;
  /** By RunId. */
  readonly runs: Map<string, CiRun>;
  /** Content of `<JobsDetail>` by id. */
  readonly moderations: Readonly<Record<ModerationKind, Map<string, string>>>;
  /** Content of `<QueueList>` by QueueId, listed in this order. */
  readonly queues: Readonly<Record<QueuePath, Map<string, string>>>;
  /** Content of `<MediaWorkflowList>` by WorkflowId, listed in this order. */
  readonly workflows: Map<string, string>;
}

/** The points where sources disagree or say nothing. Tests change them at any time. */
export interface CiModes {
  /** Where a token must be. */
  tokenHeader: 'x-ci-security-token' | 'x-cos-security-token';
  /** Token, Content-Type and Content-Length must be signed. */
  strict: boolean;
  /** A list of jobs needs `queueId`, and does not know `queueType`, as older pages have it. */
  queueIdRequired: boolean;
  /** A list of runs needs `workflowId`, as older pages have it. */
  workflowIdRequired: boolean;
  /** What the last page has in the place of a token. */
  endOfList: 'absent' | 'empty';
  /** Unknown job ids: one element for each, or one with all of them. */
  nonExist: 'repeated' | 'comma';
  /** Whether a path answers for jobs of another family's path. */
  otherFamilies: 'found' | 'not-found';
  /** Whether a creation time at the very start or end of a window is in it. */
  bounds: 'inclusive' | 'exclusive';
  /** The answer about a run that does not exist. */
  unknownRun: '404' | '200-empty' | '400';
  /** Pages have half of the jobs that they may have, and the last one none. */
  shortPages: boolean;
  /** A page that was asked for with a token gives the same token again, for ever. */
  repeatToken: boolean;
  /** Whether a callback URL may be at a private address; tests that receive callbacks need it. */
  privateAddresses: 'refused' | 'taken';
}

export const defaultModes = (): CiModes => ({
  tokenHeader: 'x-ci-security-token',
  strict: true,
  queueIdRequired: false,
  workflowIdRequired: false,
  endOfList: 'absent',
  nonExist: 'repeated',
  otherFamilies: 'not-found',
  bounds: 'inclusive',
  unknownRun: '404',
  shortPages: false,
  repeatToken: false,
  privateAddresses: 'refused',
});

export const emptyState = (): CiState => ({
  jobs: new Map(),
  runs: new Map(),
  moderations: {
    image: new Map(),
    video: new Map(),
    audio: new Map(),
    text: new Map(),
    document: new Map(),
    webpage: new Map(),
    virus: new Map(),
  },
  queues: {
    queue: new Map(),
    picqueue: new Map(),
    ai_queue: new Map(),
    asrqueue: new Map(),
    docqueue: new Map(),
    file_queue: new Map(),
  },
  workflows: new Map(),
});

/** `2022-06-27T15:23:12+0800`, as Cloud Infinite writes times. */
export const ciTime = (milliseconds: number) =>
  `${new Date(milliseconds + 8 * 3600_000).toISOString().slice(0, 19)}+0800`;
