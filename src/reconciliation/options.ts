import { LISTED_NAMES } from '../cloud-infinite/listed-names';
import { durationMs } from '../foundation/duration';
import { CallbackError } from '../foundation/errors';

/** What a run is to look at. */
export interface ReconcileOptions {
  /** How long before the run the jobs were created at most, in milliseconds. */
  readonly sinceMs: number;
  /** Tags, and `WorkflowFinish` for runs of workflows. */
  readonly names: readonly string[];
}

const MINUTE_MS = 60_000;
const SHORTEST_MS = 15 * MINUTE_MS;
/** Cloud Infinite keeps jobs for a month: https://www.tencentcloud.com/document/product/436/49393. */
export const LONGEST_MS = 30 * 24 * 60 * MINUTE_MS;
const DEFAULT = '2h';
const TAG = /^[A-Za-z0-9]{1,50}$/;

/**
 * The options in the message of a timer: nothing, or `{"since":"72h","tags":["Transcode"]}`. Throws `configuration_invalid`: a
 * message is written by whoever deploys.
 */
export function optionsIn(message: string): ReconcileOptions {
  const given: unknown = message.trim() === '' ? {} : parsed(message);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong('it is no JSON object');
  return readOptions(given as Readonly<Record<string, unknown>>);
}

/** The same of options that are read already. */
export function readOptions(given: Readonly<Record<string, unknown>>): ReconcileOptions {
  const { since = DEFAULT, tags = LISTED_NAMES, ...others } = given;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw wrong(`${JSON.stringify(unknown)} is no option; since and tags are`);
  return { sinceMs: sinceOf(since), names: namesOf(tags) };
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    throw wrong('it is no JSON');
  }
}

function sinceOf(value: unknown): number {
  const since = (typeof value === 'string' && !value.endsWith('s') ? durationMs(value) : undefined) ?? NaN;
  if (since >= SHORTEST_MS && since <= LONGEST_MS) return since;
  throw wrong(`since is ${JSON.stringify(value)}, and may be 15m to 30d, as minutes (m), hours (h) or days (d)`);
}

function namesOf(value: unknown): readonly string[] {
  const isTag = (name: unknown): name is string => typeof name === 'string' && TAG.test(name);
  if (Array.isArray(value) && value.length > 0 && value.every(isTag)) return [...new Set(value)];
  throw wrong(`tags is ${JSON.stringify(value)}, and may be a list of Tags, with WorkflowFinish for runs of workflows`);
}

function wrong(why: string): CallbackError {
  const example = '{"since":"2h","tags":["Transcode"]}';
  return new CallbackError(
    'configuration_invalid',
    `The options of this search for missing jobs are not valid: ${why}. Nothing was done. An example: ${example}.`,
  );
}
