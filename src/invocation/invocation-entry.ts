import type { Job } from '../callback/job';
import type { Delivery } from '../delivery/deliver';
import { causesOf } from '../foundation/errors';
import type { CallbackError } from '../foundation/errors';
import type { Ending, Facts } from './facts';
import type { InvocationEntry, JobEntry, SinkEntry } from './log-line';

/** What the log says of an invocation, whole. */
export function invocationEntry(facts: Facts, ending: Ending): InvocationEntry {
  const { trigger, token, bytes, form, isTest, authentic, reconciled } = facts;
  const { requestId, durationMs, error, deadLetter } = ending;
  const status = error ? error.rule.status : 200;
  const deliveries = new Map<Job, Delivery[]>();
  for (const delivery of facts.deliveries ?? []) {
    const { job } = delivery.record;
    deliveries.set(job, [...(deliveries.get(job) ?? []), delivery]);
  }
  const refused = new Set(facts.refused);
  const jobs = (facts.jobs ?? []).map((job) => {
    const entry = jobEntry(job, deliveries.get(job) ?? [], !isTest && !error);
    return refused.has(job) ? { ...entry, refused: true as const } : entry;
  });
  return {
    time: new Date().toISOString(),
    level: error && (status >= 500 || authentic) ? 'error' : reconciled?.failed ? 'warn' : levelOf(error, jobs),
    message: error ? error.message : 'answered',
    requestId,
    status,
    durationMs,
    ...(trigger !== undefined && { trigger }),
    ...(token !== undefined && { token }),
    ...(form !== undefined && { form }),
    ...(bytes !== undefined && { bytes }),
    ...(error && { error: { code: error.code, issues: error.issues, causes: causesOf(error) } }),
    ...(deadLetter !== undefined && { deadLetter }),
    ...(isTest && { test: true }),
    ...(reconciled && { reconciled }),
    jobs,
  };
}

/** An error of which the request is kept is for a person to look at; one of a stranger is not. */
function levelOf(error: CallbackError | undefined, jobs: readonly JobEntry[]): InvocationEntry['level'] {
  const isOdd = jobs.some((job) => job.drift ?? job.issues ?? job.sinks.some(({ outcome }) => outcome === 'conflict'));
  return error || isOdd ? 'warn' : 'info';
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
    ...own[0]?.record.provenance,
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
