import type { Job } from '../callback/job';
import { moderationPlacesOf, RUN_PLACES, taskPlaces } from '../cloud-infinite/asking';
import type { Place } from '../cloud-infinite/asking';
import { isSimple } from './answer-as-callback';
import { isData } from './comparison';
import type { Data } from './comparison';

/** By which id a job is asked for, and where. */
export interface JobQuestion {
  readonly id: string;
  readonly places: readonly Place[];
}

/** What an id of Cloud Infinite is made of: nothing that would lead a request to another place, or ask about another job. */
const ID = /^[\w=-]{1,100}$/;

/** The question that a job makes, or why there is none. */
export function questionOf(job: Job): JobQuestion | { readonly reason: string } {
  const places = placesOf(job);
  if (!places) return { reason: `nobody documents where ${job.name} can be asked for` };
  const { name, value } = idOf(job);
  if (typeof value !== 'string') return { reason: `it has no ${name}` };
  return ID.test(value) ? { id: value, places } : { reason: `its ${name} is none of Cloud Infinite` };
}

function placesOf(job: Job): readonly Place[] | undefined {
  switch (job.kind) {
    case 'task':
      return taskPlaces(job.name, job.known);
    case 'workflow':
      return RUN_PLACES;
    case 'moderation':
      return moderationPlacesOf(job.name);
  }
}

/** The id as the body has it: that of the job itself may be a digest. */
function idOf(job: Job): { readonly name: string; readonly value: unknown } {
  const data: Data = { ...job.data };
  if (isSimple(job)) return { name: 'trace_id', value: isData(data['data']) ? data['data']['trace_id'] : undefined };
  const name = job.kind === 'workflow' ? 'RunId' : 'JobId';
  return { name, value: data[name] };
}
