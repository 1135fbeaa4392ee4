import type { Job } from '../callback/job';
import type { Delivery } from '../delivery/deliver';
import type { DeadLetter } from '../delivery/dead-letter';
import { causesOf } from '../foundation/errors';
import type { CallbackError, ErrorCode, Issue } from '../foundation/errors';

/** What the steps of one invocation have learned. */
export interface Facts {
  readonly trigger?: string;
  /** The request, from the moment it is known to be Cloud Infinite's: whatever fails from then on, it is kept. */
  readonly authentic?: AuthenticRequest;
  readonly bytes?: number;
  readonly form?: string;
  readonly isTest?: boolean;
  readonly jobs?: readonly Job[];
  /** Those of the jobs that are refused. */
  readonly refused?: readonly Job[];
  readonly deliveries?: readonly Delivery[];
}

/** What is needed to send a request again. */
export interface AuthenticRequest {
  /** Header values under lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes of the body, made when they are needed. */
  readonly bytes: () => Buffer;
}

/** How an invocation ended. */
export interface Ending {
  readonly requestId: string;
  readonly durationMs: number;
  readonly error?: CallbackError | undefined;
  /** Where the request is kept that could not be delivered. */
  readonly deadLetter?: string | undefined;
}

/** One job in the log line. */
export interface JobEntry {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Present when the vendor sent something that no schema describes. */
  readonly drift?: { readonly known: boolean; readonly unknownFields: readonly string[] };
  /** With `VALIDATION=report`, or for a name that is not known: what of it does not fit the schema. */
  readonly issues?: readonly Issue[];
  /** When no sink wants it: `true`, or the field that a filter names and the job lacks, `no bucket`. */
  readonly skipped?: true | string;
  /** `true` when it was refused: it is in the dead letter of its callback. */
  readonly refused?: true;
  readonly sinks: readonly SinkEntry[];
}

export interface SinkEntry {
  readonly sink: string;
  readonly outcome: 'written' | 'duplicate' | 'conflict' | 'failed' | 'skipped';
  readonly location?: string;
  readonly error?: string;
  /** Why it was skipped: the field that the filter of the sink names and the job lacks, `no bucket`. */
  readonly reason?: string;
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
  /** Where the callback is kept that could not be delivered. */
  readonly deadLetter?: string;
  /** `true` for the console's trial request: nothing was written. */
  readonly test?: true;
  readonly jobs: readonly JobEntry[];
}

/** The last resort: a callback that neither a sink nor the dead letters took, whole, so that the log service holds it. */
export interface LastResortEntry {
  readonly level: 'error';
  readonly message: string;
  readonly requestId: string;
  readonly deadLetter: DeadLetter;
}

/** What there is to say when the function starts. */
export interface StartEntry {
  readonly level: 'warn';
  readonly message: string;
}

export type LogEntry = StartEntry | InvocationEntry | LastResortEntry;

/** Takes one line an invocation. The composition root decides where it goes. */
export type Log = (entry: LogEntry) => void;

export function lastResortEntry(deadLetter: DeadLetter, error: CallbackError): LastResortEntry {
  const message =
    'This callback is nowhere but in this line. Save its "deadLetter" as a .json file and redrive the folder. ' +
    `Its dead letter could not be stored: ${error.message}`;
  return { level: 'error', message, requestId: deadLetter.requestId, deadLetter };
}

export function invocationEntry(facts: Facts, ending: Ending): InvocationEntry {
  const { trigger, bytes, form, isTest } = facts;
  const { requestId, durationMs, error, deadLetter } = ending;
  const status = error ? error.rule.status : 200;
  const deliveries = new Map<Job, Delivery[]>();
  for (const delivery of facts.deliveries ?? []) {
    const { job } = delivery.record;
    deliveries.set(job, [...(deliveries.get(job) ?? []), delivery]);
  }
  const jobs = (facts.jobs ?? []).map((job) => {
    const entry = jobEntry(job, deliveries.get(job) ?? [], !isTest && !error);
    return facts.refused?.includes(job) ? { ...entry, refused: true as const } : entry;
  });
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
    ...(deadLetter !== undefined && { deadLetter }),
    ...(isTest && { test: true }),
    jobs,
  };
}

function levelOf(status: number, jobs: readonly JobEntry[]): InvocationEntry['level'] {
  if (status >= 500) return 'error';
  const isOdd = jobs.some((job) => job.drift ?? job.issues ?? job.sinks.some(({ outcome }) => outcome === 'conflict'));
  return status >= 400 || isOdd ? 'warn' : 'info';
}

function jobEntry(job: Job, own: readonly Delivery[], isAnswered: boolean): JobEntry {
  const { id, kind, name, state, known, unknownFields, issues } = job;
  return {
    id,
    kind,
    name,
    state,
    ...((!known || unknownFields.length > 0) && { drift: { known, unknownFields } }),
    ...(issues.length > 0 && { issues }),
    ...(isAnswered && skipOf(own)),
    sinks: own.map(sinkEntry),
  };
}

function skipOf(own: readonly Delivery[]): Pick<JobEntry, 'skipped'> {
  const reasons = own.flatMap((delivery) => ('skipped' in delivery ? [delivery.skipped] : []));
  return reasons.length < own.length ? {} : { skipped: reasons[0] ?? true };
}

function sinkEntry(delivery: Delivery): SinkEntry {
  const { sink, durationMs } = delivery;
  if ('skipped' in delivery) return { sink, outcome: 'skipped', reason: delivery.skipped, durationMs };
  if ('error' in delivery) return { sink, outcome: 'failed', error: delivery.error.message, durationMs };
  return { sink, ...delivery.receipt, durationMs };
}
