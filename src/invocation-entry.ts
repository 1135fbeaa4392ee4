import type { Job } from './callback/job';
import type { Delivery } from './delivery/deliver';
import { causesOf } from './foundation/errors';
import type { CallbackError, ErrorCode, Issue } from './foundation/errors';
import type { JobRecord } from './records/record';

/** How far one invocation came; filled in step by step, so that the log line of a failure says what was known by then. */
export interface Progress {
  readonly requestId: string;
  trigger?: string;
  bytes?: number;
  form?: string;
  jobs?: readonly Job[];
  deliveries?: readonly Delivery<JobRecord>[];
  error?: CallbackError;
}

/** One job in the log line. */
export interface JobEntry {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Present when the vendor sent something that no schema describes. */
  readonly drift?: { readonly known: boolean; readonly unknownFields: readonly string[] };
  readonly sinks: readonly SinkEntry[];
}

export interface SinkEntry {
  readonly sink: string;
  readonly outcome: 'written' | 'duplicate' | 'conflict' | 'failed';
  readonly location?: string;
  readonly error?: string;
  readonly durationMs: number;
}

/** The one log line of an invocation. It holds names, states and outcomes, never a body, a token or a credential. */
export interface InvocationEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly requestId: string;
  readonly status: number;
  readonly durationMs: number;
  readonly trigger?: string;
  readonly form?: string;
  readonly bytes?: number;
  readonly error?: { readonly code: ErrorCode; readonly issues: readonly Issue[]; readonly causes: readonly string[] };
  readonly jobs: readonly JobEntry[];
}

/** Takes one line an invocation. The composition root decides where it goes. */
export type Log = (entry: InvocationEntry) => void;

export function invocationEntry(progress: Progress, status: number, durationMs: number): InvocationEntry {
  const { requestId, trigger, bytes, form, error } = progress;
  const jobs = (progress.jobs ?? []).map((job) => jobEntry(job, progress.deliveries ?? []));
  return {
    level: levelOf(status, jobs),
    message: error ? error.message : 'answered',
    requestId,
    status,
    durationMs,
    ...(trigger !== undefined && { trigger }),
    ...(form !== undefined && { form }),
    ...(bytes !== undefined && { bytes }),
    ...(error && { error: { code: error.code, issues: error.issues, causes: causesOf(error) } }),
    jobs,
  };
}

function levelOf(status: number, jobs: readonly JobEntry[]): InvocationEntry['level'] {
  if (status >= 500) return 'error';
  const isOdd = jobs.some((job) => job.drift ?? job.sinks.some(({ outcome }) => outcome === 'conflict'));
  return status >= 400 || isOdd ? 'warn' : 'info';
}

function jobEntry(job: Job, deliveries: readonly Delivery<JobRecord>[]): JobEntry {
  const { id, kind, name, state, known, unknownFields } = job;
  return {
    id,
    kind,
    name,
    state,
    ...((!known || unknownFields.length > 0) && { drift: { known, unknownFields } }),
    sinks: deliveries.filter((delivery) => delivery.record.job === job).map(sinkEntry),
  };
}

function sinkEntry(delivery: Delivery<JobRecord>): SinkEntry {
  const { sink, durationMs } = delivery;
  if ('error' in delivery) return { sink, outcome: 'failed', error: delivery.error.message, durationMs };
  return { sink, ...delivery.receipt, durationMs };
}
