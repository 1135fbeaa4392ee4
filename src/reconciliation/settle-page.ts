import { NO_TURN } from '../cloud-infinite/ci-client';
import type { CiList } from '../cloud-infinite/lists';
import type { Deadline } from '../foundation/deadline';
import { asCallbackError } from '../foundation/errors';
import { limited } from '../foundation/limited';
import type { ParsedNode } from '../parse/parsed-value';
import { listedJob, wholeJob } from './listed-job';
import type { ListedJob } from './listed-job';
import { momentOf } from '../records/time';
import type { ReconciliationPorts } from './ports';
import { note } from './tally';
import type { Tally } from './tally';
import { verdictOn } from './verdict';

/** What lists are worked on with. */
export interface Work {
  readonly ports: ReconciliationPorts;
  readonly tally: Tally;
  /** When the run began, in milliseconds since 1970. */
  readonly now: number;
  /** When nothing is begun any more. */
  readonly asking: Deadline;
}

export interface SettledPage {
  /** Creation times of its jobs, in its order, in milliseconds since 1970; those that can be read. */
  readonly created: readonly number[];
  /** `false`: some job has to be looked at again. */
  readonly isSettled: boolean;
}

const AT_ONCE = 8;

/**
 * Looks at each job of a page, and delivers what is missing. Resolves with `undefined` when the time was up before all of it was
 * looked at. Never rejects.
 */
export async function settlePage(
  list: CiList,
  nodes: readonly ParsedNode[],
  work: Work,
): Promise<SettledPage | undefined> {
  const { tally, ports } = work;
  tally.listed += nodes.length;
  const readings = nodes.map((node) => {
    try {
      return listedJob(list, node, ports);
    } catch (error) {
      return failed(work, list.name, error);
    }
  });
  const jobs = readings.filter((reading) => reading !== 'failed');
  const outcomes = await settleJobs(list, jobs, work);
  if (outcomes.includes('time up')) return undefined;
  const created = jobs.map(({ job }) => momentOf(job.createdAt)).filter((moment) => moment !== undefined);
  return { created, isSettled: jobs.length === nodes.length && !outcomes.includes('failed') };
}

/** Looks at jobs, some at a time, and delivers what is missing. Never rejects. */
export async function settleJobs(list: CiList, jobs: readonly ListedJob[], work: Work): Promise<readonly Outcome[]> {
  const inTurn = limited(AT_ONCE);
  return await Promise.all(jobs.map((listed) => inTurn(() => settled(list, listed, work))));
}

/** `settled`: it need not be looked at again, or is left to a later round. */
type Outcome = 'settled' | 'failed' | 'time up';

async function settled(list: CiList, listed: ListedJob, work: Work): Promise<Outcome> {
  if (work.asking.remainingMs() === 0) return 'time up';
  try {
    return await looked(list, listed, work);
  } catch (error) {
    if (isOutOfTime(error, work.asking)) return 'time up';
    return failed(work, `${list.name} ${listed.job.id}`, error);
  }
}

/** Whether something failed because there was no time for it. */
export function isOutOfTime(error: unknown, deadline: Deadline): boolean {
  return deadline.remainingMs() < 500 || asCallbackError(error).cause === NO_TURN;
}

async function looked(list: CiList, listed: ListedJob, work: Work): Promise<Outcome> {
  const { ports, tally, asking } = work;
  // The date of a job is part of most keys; the entry of a run may have none that can be read.
  const isKeyed = listed.isWhole || momentOf(listed.job.createdAt) !== undefined;
  if (!isLeftAlone(listed, work)) {
    if (isKeyed && (await ports.store.has(ports.keyOf(listed.job), asking))) {
      tally.present += 1;
      return 'settled';
    }
    const whole = await wholeJob(list, listed, ports, asking);
    if (whole === undefined) return failed(work, `${list.name} ${listed.job.id}`, 'it is listed, but not known.');
    if (listed.isWhole || !isLeftAlone(whole, work)) return await delivered(whole, work);
  }
  return 'settled';
}

function isLeftAlone({ job, node }: ListedJob, { ports, tally, now }: Work): boolean {
  const verdict = verdictOn(job, node, ports.tokens, now) ?? (ports.isWanted(job) ? undefined : 'unwanted');
  if (verdict === undefined) return false;
  tally[verdict] += 1;
  return true;
}

async function delivered({ job }: ListedJob, { ports, tally, asking }: Work): Promise<Outcome> {
  const deliveries = await ports.deliver(ports.recordOf(job), asking);
  ports.onMissing?.({ job, deliveries });
  const fault = deliveries.find((delivery) => 'error' in delivery);
  if (fault) {
    if (isOutOfTime(fault.error, asking)) return 'time up';
    tally.failed += 1;
    note(tally, `${job.name} ${job.id}: ${fault.error.message}`);
    return 'failed';
  }
  // Its callback may have come while it was looked for.
  const cameMeanwhile = deliveries.some((delivery) => 'receipt' in delivery && delivery.receipt.outcome !== 'written');
  tally[cameMeanwhile ? 'present' : 'delivered'] += 1;
  return 'settled';
}

export function failed({ tally }: Pick<Work, 'tally'>, what: string, why: unknown): 'failed' {
  tally.failed += 1;
  note(tally, `${what}: ${typeof why === 'string' ? why : asCallbackError(why).message}`);
  return 'failed';
}
