import { idsOf, invalid, Refused } from './ci-exchange';
import type { CiContext, CiQuestion } from './ci-exchange';
import { pageOf } from './ci-pages';
import { ciTime } from './ci-state';
import type { CiJob, CiRun, JobFamily } from './ci-state';
import { element, elementOf } from './xml-text';

/** The families that a path answers for. */
const FAMILIES: ReadonlyMap<string, readonly JobFamily[]> = new Map([
  ['jobs', ['task', 'picture', 'ai', 'speech']],
  ['pic_jobs', ['picture']],
  ['ai_jobs', ['ai']],
  ['asr_jobs', ['speech']],
  ['doc_jobs', ['document']],
  ['file_jobs', ['file']],
] satisfies [string, JobFamily[]][]);

/** What `queueType` of `/jobs` lists. */
const QUEUE_TYPES: ReadonlyMap<string, JobFamily> = new Map([
  ['Transcoding', 'task'],
  ['SpeedTranscoding', 'task'],
  ['Speeching', 'speech'],
  ['PicProcess', 'picture'],
  ['AIProcess', 'ai'],
  ['DocProcess', 'document'],
  ['FileProcess', 'file'],
] satisfies [string, JobFamily][]);

const JOB_STATES = ['Submitted', 'Running', 'Success', 'Failed', 'Pause', 'Cancel'];
const RUN_STATES = ['Success', 'Failed', 'Running', 'Cancel'];

export const isJobPath = (path: string) => FAMILIES.has(path);

/** `GET /jobs/a,b` and its like. */
export function jobsById(path: string, list: string, { state, modes }: CiContext): string {
  const ids = idsOf(list);
  const families = FAMILIES.get(path) ?? [];
  const isThere = ({ family }: CiJob) => modes.otherFamilies === 'found' || families.includes(family);
  const found = [...state.jobs.values()].filter((job) => ids.includes(job.id) && isThere(job));
  const unknown = ids.filter((id) => !found.some((job) => job.id === id));
  const nonExist = modes.nonExist === 'comma' && unknown.length > 0 ? [unknown.join(',')] : unknown;
  return elementOf(
    'Response',
    found.map((job) => elementOf('JobsDetail', job.xml)).join('') +
      nonExist.map((id) => element('NonExistJobIds', id)).join(''),
  );
}

/** `GET /jobs?tag=…` and its like. `/file_jobs` is not known to list. */
export function listOfJobs(path: string, question: CiQuestion, context: CiContext): string {
  const { query } = question;
  const { state, modes } = context;
  if (path === 'file_jobs') throw new Refused(404, 'InvalidUrl', '/file_jobs lists nothing');
  const tag = required(query, 'tag');
  const queueId = modes.queueIdRequired ? required(query, 'queueId') : query.get('queueId');
  const families = familiesOf(path, queueId, question, context);
  const equal = [
    ['queueId', queueId],
    ...(['workflowId', 'inventoryTriggerJobId', 'inputObject'] as const).map(
      (name) => [name, query.get(name)] as const,
    ),
  ] as const;
  const jobs = [...state.jobs.values()].filter(
    (job) =>
      job.tag === tag &&
      families.includes(job.family) &&
      equal.every(([name, value]) => value === undefined || job[name] === value),
  );
  const { entries, nextToken } = pageOf(jobs, JOB_STATES, question, context);
  const details = entries.map((job) => elementOf('JobsDetail', job.xml)).join('');
  return elementOf('Response', (details || emptyPage('JobsDetail', context)) + nextToken);
}

/** `GET /workflowexecution/<RunId>`. */
export function runById(runId: string, { state, modes, requestId }: CiContext): string {
  const run = state.runs.get(runId);
  if (run === undefined && modes.unknownRun === '404') throw new Refused(404, 'ResourceNotFound', 'no such run');
  if (run === undefined && modes.unknownRun === '400') throw invalid('no such run');
  return elementOf(
    'Response',
    element('RequestId', requestId) + (run === undefined ? '' : elementOf('WorkflowExecution', run.xml)),
  );
}

/** `GET /workflowexecution`. An entry has no tasks. */
export function listOfRuns(question: CiQuestion, context: CiContext): string {
  const { query } = question;
  if (context.modes.workflowIdRequired) required(query, 'workflowId');
  const isAsked = (run: CiRun) =>
    [
      [query.get('workflowId'), run.workflowId],
      [query.get('name'), run.object],
      [query.get('jobId'), run.jobId],
    ].every(([asked, value]) => asked === undefined || asked === value);
  const runs = [...context.state.runs.values()].filter(isAsked).map((run) => ({ ...run, id: run.runId }));
  const { entries, nextToken } = pageOf(runs, RUN_STATES, question, context);
  const list = entries.map(({ runId, workflowId, object, created, state }) =>
    elementOf(
      'WorkflowExecutionList',
      element('RunId', runId) +
        element('WorkflowId', workflowId) +
        element('Object', object) +
        element('CreateTime', ciTime(created)) +
        element('State', state),
    ),
  );
  return elementOf(
    'Response',
    element('RequestId', context.requestId) +
      (list.join('') || emptyPage('WorkflowExecutionList', context)) +
      nextToken,
  );
}

/** An id beats a `queueType`, which only `/jobs` knows, and only in newer pages. */
function familiesOf(
  path: string,
  queueId: string | undefined,
  { query }: CiQuestion,
  { modes }: CiContext,
): readonly JobFamily[] {
  const queueType = path === 'jobs' && !modes.queueIdRequired ? query.get('queueType') : undefined;
  if (queueType !== undefined && queueId === undefined) {
    const family = QUEUE_TYPES.get(queueType);
    if (family === undefined) throw invalid(`queueType is unknown: ${queueType}`);
    return [family];
  }
  return modes.otherFamilies === 'found' ? [...FAMILIES.values()].flat() : (FAMILIES.get(path) ?? []);
}

const emptyPage = (name: string, { modes }: CiContext) => (modes.shortPages ? `<${name}/>` : '');

function required(query: CiQuestion['query'], name: string): string {
  const value = query.get(name) ?? '';
  if (value === '') throw invalid(`${name} is missing`);
  return value;
}
