import { sampleId } from '../../../src/tools/samples/job-traits';
import { sampleTree, writtenBody } from '../../../src/tools/samples/sample-body';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import type { CallbackKind } from '../../../src/schemas/callback-kinds';
import { bodyHeaders } from '../../../src/tools/samples/sample-event';
import { leavesOf, nodeIn, withoutSecrets } from './leaves';
import type { Tree } from './leaves';
import type { Random } from '../../../src/tools/fuzz/random';

export type SinkName = 'cos' | 'rabbitmq' | 'kafka';

/** What the sender says of a job before it writes the body: what has to arrive, in the words of a consumer. */
export interface SentJob {
  /** The id that the vendor gave to the job. No other job of a run has it. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Every text and number that the job says, each with its place: `Input.Object=input/demo.mp4`. */
  readonly leaves: readonly string[];
  readonly sinks: readonly SinkName[];
}

export interface ChaosCallback {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly jobs: readonly SentJob[];
}

/** Filters of the receiver; `sinksOf` says the same in its own words. */
export const FILTERS = {
  RABBITMQ_FILTER: 'kind=task,workflow',
  KAFKA_FILTER: 'name=Transcode,Snapshot,ReviewImage;state=Success',
};

function sinksOf({ family, name }: CallbackKind, state: string): SinkName[] {
  const isForKafka = ['Transcode', 'Snapshot', 'ReviewImage'].includes(name) && state === 'Success';
  return ['cos', ...(family === 'moderation' ? [] : ['rabbitmq' as const]), ...(isForKafka ? ['kafka' as const] : [])];
}

const NAMES = [
  ...['Transcode', 'Snapshot', 'PicProcess', 'DocProcess', 'SpeechRecognition'],
  ...['WorkflowFinish', 'ReviewImage', 'ReviewText', 'Review'],
];
const KINDS = callbackKinds.filter(({ name }) => NAMES.includes(name));

/** `count` callbacks of many kinds in both forms, with one to three jobs, no two jobs with the same id. */
export function chaosCallbacks(count: number, random: Random): ChaosCallback[] {
  return Array.from({ length: count }, (_, at) => chaosCallback(at, random));
}

function chaosCallback(at: number, random: Random): ChaosCallback {
  const kind = random.pick(KINDS);
  const [form, state] = [random.pick(kind.forms), random.pick(kind.states)];
  const jobs = 1 + Math.max(0, random.below(5) - 2);
  const tree = sampleTree(kind, { form, state, jobs, workflow: false });
  const sent = jobsIn(kind, tree).map(({ holder, idName, content }, index): SentJob => {
    const id = sampleId('j', `${at} ${index}`);
    holder[idName] = id;
    return {
      id,
      kind: kind.family,
      name: kind.name,
      state,
      leaves: withoutSecrets(leavesOf(content)),
      sinks: sinksOf(kind, state),
    };
  });
  return { body: writtenBody(kind, form, tree), headers: bodyHeaders(kind, form), jobs: sent };
}

interface JobPlace {
  /** The node that has the id, and the name of it there. */
  readonly holder: Tree;
  readonly idName: string;
  /** The node of which a record has everything. */
  readonly content: Tree;
}

/** Where the vendor puts the jobs of a kind. */
function jobsIn({ family, name, content: version }: CallbackKind, tree: Tree): JobPlace[] {
  if (name === 'Review' || version === 'simple')
    return [{ holder: nodeIn(tree, 'data'), idName: 'trace_id', content: tree }];
  const container = family === 'workflow' ? 'WorkflowExecution' : 'JobsDetail';
  const idName = family === 'workflow' ? 'RunId' : 'JobId';
  const jobs = [tree[container]].flat().map((_, index) => nodeIn(tree, container, index));
  return jobs.map((job) => ({ holder: job, idName, content: job }));
}
