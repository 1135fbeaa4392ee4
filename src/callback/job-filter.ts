import type { Job } from './job';

/** Whether a sink wants a job. */
export type JobFilter = (job: Job) => boolean;

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

/**
 * Reads `name=Transcode,Snapshot;state=Failed`: every named field must have one of its values.
 * The form was checked with the configuration; no text wants everything.
 */
export function parseFilter(text: string | undefined): JobFilter {
  const conditions = (text ?? '').split(';').filter(Boolean).map(parseCondition);
  return (job) => conditions.every((condition) => condition(job));
}

function parseCondition(text: string): JobFilter {
  const [field = '', values = ''] = text.split('=', 2);
  const wanted = new Set(values.split(','));
  const read = Object.entries(FIELDS).find(([name]) => name === field)?.[1];
  return (job) => wanted.has(read?.(job) ?? '');
}
