import { ciTime } from './ci-state';
import type { CiJob, CiRun, JobFamily } from './ci-state';
import { element, elementOf } from './xml-text';

/** What the makers use when nothing else is said. */
export const BUCKET = 'media-1250000000';
export const REGION = 'ap-chongqing';
/** 2022-06-27T15:23:12+0800 */
export const CREATED = Date.UTC(2022, 5, 27, 7, 23, 12);
const UNFINISHED = ['Submitted', 'Running'];

export interface TaskOptions {
  readonly id: string;
  readonly tag?: string;
  readonly state?: string;
  readonly code?: string;
  /** `''` gives `<Message/>`, `undefined` no element. */
  readonly message?: string | undefined;
  /** Milliseconds since 1970. It starts one second later and ends ten seconds later. */
  readonly created?: number;
  readonly queueId?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly input?: string;
  readonly output?: string;
  readonly userData?: string;
  /** XML that follows in `<Operation>`, as a result that only one tag has. */
  readonly operation?: string;
}

/** Content of `<JobsDetail>` of a task, finished well when nothing else is said. A failed one has the code `ParameterError`. */
export function taskXml(options: TaskOptions): string {
  const {
    id,
    tag = 'Transcode',
    state = 'Success',
    created = CREATED,
    queueId = 'p-queue-1',
    operation = '',
  } = options;
  const { bucket = BUCKET, region = REGION, input = 'in/a.mp4', output = 'out/a.mp4', userData } = options;
  const isFailed = state === 'Failed';
  const { code = isFailed ? 'ParameterError' : 'Success' } = options;
  const message = 'message' in options ? options.message : isFailed ? 'the input is no video' : '';
  const isOver = !UNFINISHED.includes(state);
  return [
    element('Code', code),
    message === undefined ? '' : element('Message', message),
    element('JobId', id),
    element('State', state),
    element('Progress', isOver ? 100 : 30),
    element('CreationTime', ciTime(created)),
    element('StartTime', state === 'Submitted' ? '-' : ciTime(created + 1000)),
    element('EndTime', isOver ? ciTime(created + 10_000) : '-'),
    element('QueueId', queueId),
    element('Tag', tag),
    elementOf('Input', element('BucketId', bucket) + element('Region', region) + element('Object', input)),
    elementOf(
      'Operation',
      element('JobLevel', 0) +
        elementOf('Output', element('Region', region) + element('Bucket', bucket) + element('Object', output)) +
        (userData === undefined ? '' : element('UserData', userData)) +
        operation,
    ),
  ].join('');
}

/** A job for `jobs`, and what it shows. */
export function ciJob(options: TaskOptions & { readonly family?: JobFamily; readonly workflowId?: string }): CiJob {
  const { family = 'task', id, tag = 'Transcode', state = 'Success', workflowId } = options;
  const { created = CREATED, queueId = 'p-queue-1', input = 'in/a.mp4' } = options;
  const of = workflowId === undefined ? {} : { workflowId };
  return { family, id, tag, state, created, queueId, inputObject: input, xml: taskXml(options), ...of };
}

export interface RunOptions {
  readonly runId: string;
  readonly workflowId?: string;
  readonly name?: string;
  readonly state?: string;
  /** Milliseconds since 1970. */
  readonly created?: number;
  /** Key of the object. */
  readonly object?: string;
  readonly tasks?: readonly { readonly type: string; readonly id: string; readonly state?: string }[];
  /** The element of the workflow's name: the sample has `Name`, the table `WorkflowName`. */
  readonly nameElement?: 'Name' | 'WorkflowName';
}

/** Content of `<WorkflowExecution>`. Its times have a colon in their zone, which those of tasks have not. */
export function runXml(options: RunOptions): string {
  const { runId, workflowId = 'w-1', name = 'workflow-1', state = 'Success', created = CREATED } = options;
  const { object = 'in/a.mp4', nameElement = 'Name', tasks = [{ type: 'Transcode', id: 'j-1' }] } = options;
  const time = (seconds: number) => ciTime(created + seconds * 1000).replace(/00$/, ':00');
  const list = tasks.map(({ type, id, state: of = 'Success' }) => {
    const isFailed = of === 'Failed';
    return elementOf(
      'Tasks',
      element('Type', type) +
        element('JobId', id) +
        element('Name', `${type}_1581665960536`) +
        element('State', of) +
        element('CreateTime', time(0)) +
        element('StartTime', time(1)) +
        element('EndTime', UNFINISHED.includes(of) ? '-' : time(10)) +
        element('Code', isFailed ? 'ParameterError' : 'Success') +
        element('Message', isFailed ? 'the input is no video' : ''),
    );
  });
  return [
    element('RunId', runId),
    element('WorkflowId', workflowId),
    element(nameElement, name),
    element('State', state),
    element('CreateTime', time(0)),
    element('Object', object),
    elementOf('Topology', '<Dependencies><Start>Transcode_1581665960536</Start></Dependencies><Nodes/>'),
    ...list,
  ].join('');
}

/** A run for `runs`, and what it shows. */
export function ciRun(options: RunOptions): CiRun {
  const { runId, workflowId = 'w-1', object = 'in/a.mp4', state = 'Success', created = CREATED } = options;
  return { runId, workflowId, object, state, created, xml: runXml(options) };
}

export interface ModerationOptions {
  readonly id: string;
  readonly state?: string;
  readonly created?: number;
  readonly object?: string;
  readonly dataId?: string;
  readonly result?: number;
  readonly label?: string;
  /** XML that follows, as `<PornInfo>`. */
  readonly more?: string;
}

/** Content of `<JobsDetail>` of a moderation job, which lacks fields that its callback has. */
export function moderationXml(options: ModerationOptions): string {
  const {
    id,
    state = 'Success',
    created = CREATED,
    object = 'in/a.jpg',
    dataId,
    result = 0,
    label = 'Normal',
  } = options;
  return [
    element('JobId', id),
    element('State', state),
    element('CreationTime', ciTime(created)),
    element('Object', object),
    dataId === undefined ? '' : element('DataId', dataId),
    element('Label', label),
    element('Result', result),
    options.more ?? '',
  ].join('');
}
