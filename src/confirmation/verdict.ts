import type { Job } from '../callback/job';
import { FINAL_STATES } from '../callback/states';
import type { CiClient } from '../cloud-infinite/ci-client';
import { runAsCallback } from '../cloud-infinite/run-as-callback';
import { asCallbackError, CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import type { ParsedNode } from '../parse/parsed-value';
import type { Provenance } from '../records/record';
import { issueAt } from '../validation/issue';
import { answerAsCallback, isSimple } from './answer-as-callback';
import { compare } from './comparison';
import type { Data, Decisive } from './comparison';
import { isWhileRunning } from './job-question';

/** Whether a job is believed: what its record says of that, or why it is not taken. */
export type Verdict = { readonly provenance: Provenance } | { readonly error: CallbackError };

/** Reads a callback as the function does. */
export type ReadJobs = (tree: ParsedNode) => readonly Job[];

/** A job as one bucket has it. */
export interface JobAnswer {
  readonly node: ParsedNode;
  readonly client: Pick<CiClient, 'bucket' | 'region'>;
}

/** A verdict, and whether it may be another one a little later: Cloud Infinite has not yet noted that the job has ended. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly mayChange?: true;
}

/** Judges a job by the answer about it. */
export function judge(job: Job, { node, client }: JobAnswer, readJobs: ReadJobs): Judgement {
  let answer: Job | undefined;
  try {
    answer = readJobs(callbackOf(job, node, client.bucket))[0];
  } catch (thrown) {
    const { message } = asCallbackError(thrown);
    return { verdict: failed(job, `the answer about it cannot be read: ${message}`) };
  }
  const answered: Data = { ...answer?.data };
  const state = answered['State'];
  if (typeof state !== 'string') return { verdict: failed(job, 'the answer about it names no State') };
  if (FINAL_STATES.has(job.state) && !FINAL_STATES.has(state)) {
    const reason = `it says ${job.state}, but Cloud Infinite still says ${state}`;
    return { verdict: failed(job, reason), mayChange: true };
  }
  return { verdict: compared(job, answerAsCallback(job, answered, client)) };
}

/** The callback that would say what the answer says, to be read, normalised and checked as callbacks are. */
function callbackOf({ kind, eventName }: Job, node: ParsedNode, bucket: string): ParsedNode {
  if (kind === 'workflow') return { EventName: eventName, WorkflowExecution: runAsCallback(node, bucket) };
  return { EventName: eventName, JobsDetail: node };
}

function compared(job: Job, answer: Data): Verdict {
  const { differences, unconfirmed } = compare({ ...job.data }, answer, decisiveOf(job));
  if (differences.length === 0) return { provenance: { confirmed: true, unconfirmed } };
  const issues = differences.map((issue) => issueAt(job.path, issue));
  return refused(job, 'Cloud Infinite says something else of it', issues);
}

/**
 * The answer about a moderation is not equal to its callback byte for byte: other nodes are left out of it, or have other names.
 * These are in both.
 */
const MODERATION: Decisive = new Set([
  ...['JobId', 'State', 'Code', 'Result', 'Suggestion', 'Label', 'Object', 'Url', 'DataId', 'BucketId', 'Region'],
]);
const SIMPLE: Decisive = new Set([
  ...['code', 'data.event', 'data.trace_id', 'data.data_id', 'data.url', 'data.result'],
]);
/** Which job it is, and not how far it is: by the time of the answer, a job that runs is further. */
const IDENTITY: Decisive = new Set([
  ...['JobId', 'RunId', 'WorkflowId', 'Object', 'Url', 'DataId', 'BucketId', 'Region'],
]);

function decisiveOf(job: Job): Decisive {
  if (isWhileRunning(job)) return IDENTITY;
  if (job.kind !== 'moderation') return 'all';
  return isSimple(job) ? SIMPLE : MODERATION;
}

/** That a job is not believed. The reason is about "it": `Cloud Infinite does not know it`. */
export function refused(job: Job, reason: string, issues?: readonly Issue[]): Verdict {
  const remedy = 'If the callback is true all the same, redrive its dead letter with CONFIRM=off.';
  const list = issues?.map(({ message }) => ` ${message}`).join('') ?? '';
  return { error: errorOf('not_confirmed', job, `${reason}.${list} ${remedy}`, issues) };
}

/** That it is not known whether a job can be believed. */
export function failed(job: Job, reason: string, cause?: unknown): Verdict {
  return { error: errorOf('cloud_infinite_failed', job, `${reason}.`, undefined, cause) };
}

function errorOf(
  code: 'not_confirmed' | 'cloud_infinite_failed',
  { path, name, id }: Job,
  reason: string,
  issues?: readonly Issue[],
  cause?: unknown,
): CallbackError {
  const message = `${path}: ${name} ${id} is not confirmed: ${reason}`;
  return new CallbackError(code, message, { cause, issues: issues ?? [{ path, message }] });
}
