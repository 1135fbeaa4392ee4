import type { Job } from './job';

/** Which jobs a sink wants. */
export interface JobFilter {
  readonly wants: (job: Job) => boolean;
  /** The first field that the filter names and the job does not have: no value of it could be wanted. */
  readonly lacks: (job: Job) => string | undefined;
}

/** The fields that a filter may name, and where a job has them. */
const FIELDS = {
  kind: (job: Job) => job.kind,
  name: (job: Job) => job.name,
  state: (job: Job) => job.state,
  bucket: (job: Job) => job.bucket,
  queue: (job: Job) => job.queueId,
} as const;

export const FILTER_FIELDS: readonly string[] = Object.keys(FIELDS);

const CONDITION = `(?:${FILTER_FIELDS.join('|')})=[^;=,]+(?:,[^;=,]+)*`;

/** The form of a filter: conditions on fields, `field=value,value;field=value`. */
export const FILTER_PATTERN = `^${CONDITION}(?:;${CONDITION})*$`;

/** The fields that not every body tells: a filter over them skips the jobs that lack them. */
const UNCERTAIN_FIELDS: readonly string[] = ['bucket', 'queue'];

/**
 * Reads `name=Transcode,Snapshot;state=Failed`: every named field must have one of its values.
 * The form was checked with the configuration; no text wants everything.
 */
export function parseFilter(text: string | undefined): JobFilter {
  const conditions = (text ?? '').split(';').filter(Boolean).map(parseCondition);
  return {
    wants: (job) => conditions.every(({ read, wanted }) => wanted.has(read(job) ?? '')),
    lacks: (job) => conditions.find(({ read }) => read(job) === undefined)?.field,
  };
}

interface Condition {
  readonly field: string;
  readonly read: (job: Job) => string | undefined;
  readonly wanted: ReadonlySet<string>;
}

function parseCondition(text: string): Condition {
  const [field = '', values = ''] = text.split('=', 2);
  const read = Object.entries(FIELDS).find(([name]) => name === field)?.[1] ?? (() => undefined);
  return { field, read, wanted: new Set(values.split(',')) };
}

/** The fields of a filter that a job may lack. */
export function uncertainFieldsOf(filter: string): string[] {
  const fields = filter.split(';').map((condition) => condition.split('=', 1)[0] ?? '');
  return UNCERTAIN_FIELDS.filter((field) => fields.includes(field));
}
