import type { Job } from '../callback/job';
import type { Configuration } from '../configuration/configuration';
import type { Confirmation } from '../confirmation/confirmation';
import type { Verdict } from '../confirmation/verdict';
import type { Deadline } from '../foundation/deadline';
import { CallbackError } from '../foundation/errors';

/** What is known of jobs beside what their callback says; nothing of those that are not in it. */
export type Verdicts = ReadonlyMap<Job, Verdict>;

/** Refuses the jobs of other buckets and, where that is wanted, asks about all others. Costs nothing where neither is. */
export async function verdictsOn(
  jobs: readonly Job[],
  { buckets }: Configuration['cloudInfinite'],
  confirmation: Confirmation | undefined,
  deadline: Deadline,
): Promise<Verdicts> {
  if (!buckets) return new Map();
  const served = new Set(buckets.map(({ bucket }) => bucket));
  const isServed = ({ bucket }: Job): boolean => bucket === undefined || served.has(bucket);
  const foreign = jobs.filter((job) => !isServed(job)).map((job) => [job, { error: foreignBucket(job) }] as const);
  if (!confirmation) return new Map(foreign);
  return new Map([...foreign, ...(await confirmation.confirm(jobs.filter(isServed), deadline))]);
}

function foreignBucket({ id, path, bucket = '', region = '<region>' }: Job): CallbackError {
  const message = `${path}: job ${id} is of the bucket ${bucket}, which CI_BUCKETS does not name. If it is yours, add ${bucket}@${region} there, and redrive.`;
  return new CallbackError('foreign_bucket', message, { issues: [{ path, message }] });
}
