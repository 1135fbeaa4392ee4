import { callbackKinds } from '../../../src/schemas/callback-kinds';
import type { CallbackKind } from '../../../src/schemas/callback-kinds';
import type { Random } from '../../../src/tools/fuzz/random';
import { sampleId } from '../../../src/tools/samples/job-traits';
import { sampleTree, writtenBody } from '../../../src/tools/samples/sample-body';
import { writeXml } from '../../../src/tools/samples/write-xml';
import { ciTime } from '../../support/servers/cloud-infinite/ci-state';
import type { CiJob, CiRun, JobFamily } from '../../support/servers/cloud-infinite/ci-state';
import { nodeIn } from '../chaos/leaves';
import type { Tree } from '../chaos/leaves';

/** What becomes of the callback of a job. */
export type Fate = 'plain' | 'lost' | 'cut' | 'doubled' | 'late';

export interface Event {
  readonly id: string;
  readonly state: string;
  readonly isFinished: boolean;
  readonly fate: Fate;
  /** As Cloud Infinite would send it. */
  readonly body: string;
  /** The same, as somebody writes it who wants another result to be believed. */
  readonly forgery: string;
  /** What Cloud Infinite knows of it. */
  readonly known: { readonly job: CiJob } | { readonly run: CiRun };
}

const FAMILIES: Readonly<Record<string, JobFamily>> = {
  Transcode: 'task',
  Snapshot: 'task',
  PicProcess: 'picture',
  SpeechRecognition: 'speech',
  DocProcess: 'document',
};
const KINDS = callbackKinds.filter(({ name }) => name in FAMILIES || name === 'WorkflowFinish');
const FATES: readonly Fate[] = ['plain', 'plain', 'lost', 'lost', 'cut', 'doubled', 'late'];
const MINUTE_MS = 60_000;

/** `count` jobs and runs of `bucket` that began within the last two hours, one in twelve of them still running. */
export function eventsOf(count: number, place: { bucket: string; region: string }, random: Random): Event[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = random.pick(KINDS);
    const isFinished = !random.oneIn(12);
    const state = isFinished ? random.pick(['Success', 'Success', 'Failed']) : 'Running';
    const created = Date.now() - (25 + random.below(90)) * MINUTE_MS;
    const fate: Fate = isFinished ? random.pick(FATES) : 'lost';
    return { isFinished, fate, ...eventOf(kind, { id: sampleId('j', `${at}`), state, created, ...place }, random) };
  });
}

interface Traits {
  readonly id: string;
  readonly state: string;
  readonly created: number;
  readonly bucket: string;
  readonly region: string;
}

function eventOf(
  kind: CallbackKind,
  traits: Traits,
  random: Random,
): Pick<Event, 'id' | 'state' | 'body' | 'forgery' | 'known'> {
  const form = random.pick(kind.forms);
  const tree = sampleTree(kind, {
    form,
    state: traits.state === 'Failed' ? 'Failed' : 'Success',
    jobs: 1,
    workflow: false,
  });
  const isRun = kind.family === 'workflow';
  const content = isRun ? nodeIn(tree, 'WorkflowExecution') : nodeIn(tree, 'JobsDetail', 0);
  Object.assign(content, isRun ? runTraits(traits) : jobTraits(content, traits));
  const body = writtenBody(kind, form, tree);
  const xml = /^<X>(.*)<\/X>$/s.exec(writeXml('X', content))?.[1] ?? '';
  const { id, state, created } = traits;
  const known = isRun
    ? { run: { runId: id, workflowId: 'w1', object: 'input/demo.mp4', state, created, xml } }
    : { job: { family: FAMILIES[kind.name] ?? 'task', id, tag: kind.name, state, created, queueId: 'p1', xml } };
  Object.assign(content, { State: state === 'Success' ? 'Failed' : 'Success' });
  return { id, state, body, known, forgery: writtenBody(kind, form, tree) };
}

function runTraits({ id, state, created, bucket }: Traits): Tree {
  return { RunId: id, State: state, BucketId: bucket, CreateTime: ciTime(created) };
}

function jobTraits(content: Tree, { id, state, created, bucket, region }: Traits): Tree {
  const isOver = state !== 'Running';
  const input = nodeIn(content, 'Input');
  return {
    JobId: id,
    State: state,
    CreationTime: ciTime(created),
    EndTime: isOver ? ciTime(created + 10 * MINUTE_MS) : '-',
    Input: { ...input, BucketId: bucket, Region: region },
  };
}
