import { readCallback } from '../../../src/callback/read-callback';
import { parseBody } from '../../../src/parse/body';
import { createRecord } from '../../../src/records/record';
import { sampleId } from '../../../src/tools/samples/job-traits';
import { sampleBody } from '../../../src/tools/samples/sample-body';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import type { CallbackKind } from '../../../src/schemas/callback-kinds';
import { bodyHeaders } from '../../../src/tools/samples/sample-event';
import { generalVariables } from '../../../src/configuration/variables';
import type { Random } from './random';

export type SinkName = 'cos' | 'rabbitmq' | 'kafka';

/** What has to be in the sinks for one job. */
export interface ExpectedRecord {
  /** The CloudEvents id. */
  readonly id: string;
  readonly key: string;
  readonly body: string;
  readonly sinks: readonly SinkName[];
}

export interface ChaosCallback {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly records: readonly ExpectedRecord[];
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
  const body = withOwnIds(sampleBody(kind, { form, state, jobs, workflow: false }), String(at));
  const records = recordsOf(body).map((record) => ({ ...record, sinks: sinksOf(kind, state) }));
  return { body, headers: bodyHeaders(kind, form), records };
}

/** The ids of a sample are long and random enough to stand nowhere else in it. */
function withOwnIds(body: string, seed: string): string {
  const replaced = (text: string, id: string) => text.split(id).join(sampleId(id.slice(0, 1), seed + id));
  return jobsIn(body)
    .map(({ id }) => id)
    .reduce(replaced, body);
}

function recordsOf(body: string): Omit<ExpectedRecord, 'sinks'>[] {
  const rules = { objectPrefix: PREFIX, objectKey: generalVariables.OBJECT_KEY.default };
  return jobsIn(body)
    .map((job) => createRecord(job, rules))
    .map((record) => ({ id: record.id, key: record.key, body: record.body.toString() }));
}

export const PREFIX = generalVariables.OBJECT_PREFIX.default;

const jobsIn = (body: string) => readCallback(parseBody(Buffer.from(body)).tree).jobs;
