import { createHash } from 'node:crypto';
import type { Job } from '../callback/job';
import { dateParts } from './time';

/** The longest value that is put into a key as it is; COS takes keys of 850 bytes, file systems names of 255. */
const LONGEST_VALUE = 100;

/**
 * The object key of a job by a template such as `cloud-infinite/{name}/{yyyy}/{mm}/{dd}/{id}.{state}.json`.
 * Everything in it comes from the payload, nothing from the clock, so a re-send meets its own object.
 */
export function objectKey(job: Job, template: string): string {
  const date = dateParts(job.createdAt) ?? dateParts(job.endedAt) ?? { yyyy: 'undated', mm: '00', dd: '00' };
  const values: Readonly<Record<string, string>> = {
    kind: job.kind,
    name: safe(job.name),
    id: safe(job.id),
    state: safe(job.state) + (job.part === undefined ? '' : `.${safe(job.part)}`),
    ...date,
  };
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** A value in which nothing can leave its path segment: every byte outside of `A-Z a-z 0-9 _ -` and inner dots is %-encoded. */
function safe(value: string): string {
  const bytes = Buffer.from(value);
  const encoded = encodeURIComponent(bytes.toString())
    .replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/^\.|\.$|\.(?=\.)/g, '%2E');
  if (encoded.length <= LONGEST_VALUE) return encoded;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  // A cut through a %XX would make another, broken escape.
  return `${encoded.slice(0, LONGEST_VALUE - 17).replace(/%.?$/, '')}-${digest}`;
}
