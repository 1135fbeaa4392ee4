import { TASK_FINISH, WORKFLOW_FINISH, WORKFLOW_START } from '../callback/events';
import type { Job } from '../callback/job';
import { FINAL_STATES } from '../callback/states';
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

/** The question that a job makes, or why there is none: then nothing that Cloud Infinite can say would confirm it. */
export function questionOf(job: Job): JobQuestion | { readonly reason: string } {
  const { kind, eventName, state } = job;
  // The event is told by no answer, so it has to be the one that all jobs of this kind have.
  if (kind !== 'moderation' && !EVENTS[kind].includes(eventName)) {
    return { reason: `nobody documents the event ${eventName}` };
  }
  if (!FINAL_STATES.has(state) && !isWhileRunning(job)) {
    return { reason: `its State is ${state}, which is not the end of a job` };
  }
  const places = placesOf(job);
  if (!places) return { reason: `nobody documents where ${job.name} can be asked for` };
  const { name, value } = idOf(job);
  if (typeof value !== 'string') return { reason: `it has no ${name}` };
  return ID.test(value) ? { id: value, places } : { reason: `its ${name} is none of Cloud Infinite` };
}

const EVENTS: Readonly<Record<'task' | 'workflow', readonly string[]>> = {
  task: [TASK_FINISH],
  workflow: [WORKFLOW_FINISH, WORKFLOW_START],
};

/** The states in which callbacks of a live moderation come. */
const LIVE_STATES: readonly string[] = ['Submitted', 'Auditing', 'Snapshoting'];

/** Whether a callback is one of those that come while their job runs. The state that a workflow starts in is not published. */
export function isWhileRunning({ eventName, state }: Job): boolean {
  if (FINAL_STATES.has(state)) return false;
  return eventName === WORKFLOW_START || (eventName === 'ReviewVideo' && LIVE_STATES.includes(state));
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
