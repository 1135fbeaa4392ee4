import type { Job } from '../callback/job';
import type { CiList } from '../cloud-infinite/lists';
import { runOf } from '../cloud-infinite/lists';
import { RUNS } from '../cloud-infinite/listed-names';
import { runAsCallback } from '../cloud-infinite/run-as-callback';
import type { Deadline } from '../foundation/deadline';
import type { ParsedNode } from '../parse/parsed-value';
import type { ReconciliationPorts } from './ports';

/** A job of a list as its callback would have been read. */
export interface ListedJob {
  readonly job: Job;
  /** What it was read from, with its secrets. */
  readonly node: ParsedNode;
  /** `false`: the entry of a run, which has no tasks. */
  readonly isWhole: boolean;
}

type Reading = Pick<ReconciliationPorts, 'readJobs'>;

/** Reads the entry of a list. Throws when it says nothing. */
export function listedJob({ client, name }: CiList, node: ParsedNode, ports: Reading): ListedJob {
  if (name !== RUNS) return { job: only(ports.readJobs(taskTree(node))), node, isWhole: true };
  return { job: only(ports.readJobs(runTree(node, client.bucket))), node, isWhole: false };
}

/** The same with all that Cloud Infinite says of it; `undefined` when it does not know it any more. */
export async function wholeJob(
  { client }: CiList,
  listed: ListedJob,
  ports: Reading,
  deadline: Deadline,
): Promise<ListedJob | undefined> {
  if (listed.isWhole) return listed;
  const node = await runOf(client, listed.job.id, deadline);
  return node && { job: only(ports.readJobs(runTree(node, client.bucket))), node, isWhole: true };
}

function taskTree(node: ParsedNode): ParsedNode {
  return { EventName: 'TaskFinish', JobsDetail: node };
}

function runTree(node: ParsedNode, bucket: string): ParsedNode {
  return { EventName: RUNS, WorkflowExecution: runAsCallback(node, bucket) };
}

function only(jobs: readonly Job[]): Job {
  const [job] = jobs;
  if (job === undefined) throw new Error('An entry of a list is no job.');
  return job;
}
