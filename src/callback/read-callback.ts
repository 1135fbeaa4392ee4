import { CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import { isNode } from '../parse/parsed-value';
import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { firstIssues, issueAt } from '../validation/issue';
import { TASK_FINISH } from './events';
import { checkedNode, identityOf, word } from './job';
import type { Job } from './job';
import { isConsoleTest, readModeration } from './moderation';
import { hasContent, textIn } from './parsed-node';
import { readTask } from './task';
import { readWorkflow } from './workflow';

/** A callback in the one shape that all families and both forms share. */
export interface Callback {
  /** Its jobs in the order of the body, those that are refused too. */
  readonly jobs: readonly Job[];
  /** `true` for the console's trial request: it is answered, but there is no result to write. */
  readonly isTest: boolean;
}

/** What happens to a job whose known nodes do not fit their schema: refused, or delivered with its faults. */
export const VALIDATION_MODES = ['report', 'strict'] as const;
export type ValidationMode = (typeof VALIDATION_MODES)[number];

/** What a body is called that no family has, and that names no event. */
const UNKNOWN_EVENT = 'Unknown';

/** Reads a parsed body. Throws `schema_mismatch` for what is no callback: no node, or one of no family and without a value. */
export function readCallback(tree: ParsedValue): Callback {
  if (!isNode(tree)) throw mismatch([{ path: '$', message: '$: expected a node with child nodes.' }]);
  const jobs = readModeration(tree) ?? readWorkflow(tree) ?? readTask(tree) ?? [unknownJob(tree)];
  return { jobs, isTest: isConsoleTest(tree) };
}

/**
 * Whether a job is refused: one without any value has nothing that identifies it and nothing to deliver. In strict mode also
 * one of a documented name that does not fit its schema. The vendor publishes a workflow of 2020 without any value: no node
 * of a workflow is required, so it fits its schema and is accepted.
 */
export function isRefused(job: Job, mode: ValidationMode): boolean {
  return job.issues.length > 0 && (isEmpty(job) || (mode === 'strict' && isMeasured(job)));
}

/** The jobs of a callback that are refused. */
export function refusedJobs({ jobs, isTest }: Callback, mode: ValidationMode): readonly Job[] {
  // The console does not save a URL that refuses its trial request.
  return isTest ? [] : jobs.filter((job) => isRefused(job, mode));
}

/** The error for a callback of which jobs are refused, with the issues of all of them; `undefined` if none is. */
export function refusalOf(callback: Callback, mode: ValidationMode): CallbackError | undefined {
  const { jobs } = callback;
  const refused = refusedJobs(callback, mode);
  if (refused.length === 0) return undefined;
  return mismatch(
    refused.flatMap((job) => (isEmpty(job) ? [EMPTY] : job.issues).map((issue) => issueAt(job.path, issue))),
    jobs.length > 1 ? `${refused.length} of its ${jobs.length} jobs are refused. ` : '',
  );
}

function isEmpty({ data }: Job): boolean {
  return Object.keys(data).length === 0;
}

const EMPTY: Issue = { path: '$', message: '$: expected a value in some node, got none.' };

/** Only what is documented is refused for being another way: a documented name, or the event of all tasks without a Tag. */
function isMeasured({ known, name, eventName }: Job): boolean {
  return known || (eventName === TASK_FINISH && name === eventName);
}

/** A body of no family that we know, or an event that the vendor adds after us: kept whole, if it has a value. */
function unknownJob(tree: ParsedNode): Job {
  if (!hasContent(tree)) throw mismatch([EMPTY]);
  const eventName = word(textIn(tree, 'EventName') ?? UNKNOWN_EVENT);
  const { data, ...checked } = checkedNode(tree, 'event', '$');
  return {
    kind: 'task',
    name: eventName,
    eventName,
    ...identityOf(data, undefined),
    data,
    known: false,
    ...checked,
  };
}

function mismatch(all: readonly Issue[], extent = ''): CallbackError {
  const issues = firstIssues(all);
  const list = issues.map((issue) => issue.message).join(' ');
  return new CallbackError('schema_mismatch', `The body is not a callback as documented. ${extent}${list}`, { issues });
}
