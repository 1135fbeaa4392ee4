import { CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import type { ParsedNode, ParsedValue } from '../parse/parsed-value';
import { checkedNode, contentDigest, UNKNOWN_STATE } from './job';
import type { Job } from './job';
import { isConsoleTest, readModeration } from './moderation';
import { isNode, textIn } from './parsed-node';
import { readTask, TASK_FINISH } from './task';
import { readWorkflow } from './workflow';

/** A callback in the one shape that all families and both forms share. */
export interface Callback {
  readonly jobs: readonly Job[];
  /** `true` for the console's trial request: it is answered, but there is no result to write. */
  readonly isTest: boolean;
}

/** What happens to a callback whose known fields do not fit their schema: refused, or delivered with its issues. */
export const VALIDATION_MODES = ['strict', 'report'] as const;
export type ValidationMode = (typeof VALIDATION_MODES)[number];

/**
 * Reads a parsed body. Throws `schema_mismatch` for what is no callback and, with every issue, for a callback of which a job
 * is refused.
 */
export function readCallback(tree: ParsedValue, mode: ValidationMode): Callback {
  const callback = readJobs(tree);
  // The console does not save a URL that refuses its trial request.
  if (callback.isTest) return callback;
  const refused = callback.jobs.filter((job) => isRefused(job, mode));
  if (refused.length > 0) throw mismatch(refused.flatMap(({ issues }) => issues));
  return callback;
}

/** The jobs of a parsed body, those that are refused too. Throws `schema_mismatch` for what is no callback. */
export function readJobs(tree: ParsedValue): Callback {
  if (!isNode(tree)) throw mismatch([{ path: '$', message: '$: expected a node with child nodes.' }]);
  const jobs = readModeration(tree) ?? readWorkflow(tree) ?? readTask(tree) ?? readUnknown(tree);
  return { jobs, isTest: isConsoleTest(tree) };
}

/** Whether a job is refused: one of which nothing would be left to deliver, or in strict mode one that does not fit its schema. */
export function isRefused(job: Job, mode: ValidationMode): boolean {
  return job.issues.length > 0 && (isEmpty(job) || (mode === 'strict' && isMeasured(job)));
}

function isEmpty({ data }: Job): boolean {
  return Object.keys(data).length === 0;
}

/** Only what is documented is refused for being another way: a documented name, or the event of all tasks without a Tag. */
function isMeasured({ known, name, eventName }: Job): boolean {
  return known || (eventName === TASK_FINISH && name === eventName);
}

/** An event that the vendor adds after us: kept whole under its own name. */
function readUnknown(tree: ParsedNode): Job[] {
  const eventName = textIn(tree, 'EventName');
  if (eventName === undefined) {
    const message =
      '$: expected a callback with EventName and JobsDetail or WorkflowExecution, or with code and data, got neither.';
    throw mismatch([{ path: '$', message }]);
  }
  const { data, unknownFields, issues } = checkedNode(tree, 'event', '$');
  return [
    {
      kind: 'task',
      name: eventName,
      eventName,
      id: contentDigest(data),
      state: UNKNOWN_STATE,
      data,
      known: false,
      unknownFields,
      issues,
    },
  ];
}

function mismatch(issues: readonly Issue[]): CallbackError {
  const list = issues.map((issue) => issue.message).join(' ');
  return new CallbackError('schema_mismatch', `The body is not a callback as documented. ${list}`, { issues });
}
