import type { Job } from '../callback/job';
import type { ServedBucket } from '../cloud-infinite/ci-settings';
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
  const verdicts = new Map<Job, Verdict>();
  for (const job of jobs) {
    const error = foreignBucket(job, buckets);
    if (error) verdicts.set(job, { error });
  }
  const served = jobs.filter((job) => !verdicts.has(job));
  if (!confirmation || served.length === 0) return verdicts;
  return new Map([...verdicts, ...(await confirmation.confirm(served, deadline))]);
}

/** The error for a job whose body names a bucket that is not served; `undefined` where it names none, or all are served. */
export function foreignBucket(
  { id, path, bucket, region = '<region>' }: Job,
  served: readonly ServedBucket[] | undefined,
): CallbackError | undefined {
  if (bucket === undefined || !served || served.some((each) => each.bucket === bucket)) return undefined;
  const message = `${path}: job ${id} is of the bucket ${bucket}, which CI_BUCKETS does not name. If it is yours, add ${bucket}@${region} there, and redrive.`;
  return new CallbackError('foreign_bucket', message, { issues: [{ path, message }] });
}
