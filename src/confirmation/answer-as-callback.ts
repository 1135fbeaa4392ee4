import type { Job } from '../callback/job';
import type { ServedBucket } from '../cloud-infinite/ci-settings';
import { isData } from './comparison';
import type { Data } from './comparison';
import { isUrlOf } from './same-value';

/** What is said of a job by the answer about it, in the words of its callback. */
export function answerAsCallback(job: Job, answer: Data, place: ServedBucket): Data {
  const data: Data = { ...job.data };
  switch (job.kind) {
    case 'workflow':
      return withSameObject(data, answer, place);
    case 'moderation':
      return isSimple(job) ? asSimple(job, answer, place) : { BucketId: place.bucket, Region: place.region, ...answer };
    case 'task':
      return answer;
  }
}

/** Published answers about a run name its object by its key or by its URL. */
function withSameObject(data: Data, answer: Data, { bucket }: ServedBucket): Data {
  return isSameObject(data['Object'], answer['Object'], bucket) ? { ...answer, Object: data['Object'] } : answer;
}

function isSameObject(one: unknown, other: unknown, bucket: string): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return isUrlOf(one, bucket, other) || isUrlOf(other, bucket, one);
}

/** Whether a moderation came in the `Simple` form. In it the whole body is the job, whatever nodes a job in the other may have. */
export function isSimple({ kind, path }: Job): boolean {
  return kind === 'moderation' && path === '$';
}

/** The `Simple` form of what the answer says: it has another name for each node, and no State, but a code that is 0 or not. */
function asSimple(job: Job, answer: Data, { bucket }: ServedBucket): Data {
  const said: Data = { ...job.data };
  const data = isData(said['data']) ? said['data'] : {};
  const { Url: url, Object: object } = answer;
  // A job on an object of the bucket has the URL of that here, and its key in the answer.
  const address = url ?? (isSameObject(data['url'], object, bucket) ? data['url'] : object);
  return {
    code: answer['State'] === job.state ? said['code'] : answer['State'],
    data: {
      event: job.name,
      trace_id: answer['JobId'],
      data_id: answer['DataId'],
      url: address,
      result: answer['Result'],
      forbidden_status: answer['ForbidState'],
    },
  };
}
