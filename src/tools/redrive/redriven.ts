import type { InvocationEntry, JobEntry } from '../../invocation/log-line';

/** What a letter became that was sent; or would become, on a dry run. */
type Sent = 'delivered' | 'kept' | 'skipped';

/**
 * What became of a file. `kept`: some job is not where it should be. `skipped`: no filter wants any job of it. `test`: the
 * console tried the URL. `not removed`: delivered, but still there. `no match`: the filter does not find it. Only what is
 * `delivered` was removed.
 */
export type Outcome =
  | Sent
  | `would be ${Sent}`
  | 'test'
  | 'not removed'
  | 'listed'
  | 'damaged'
  | 'unreadable'
  | 'gone'
  | 'no letter'
  | 'no match';

export interface Verdict {
  readonly outcome: Outcome;
  /** The error of today, if there is one. */
  readonly code?: string;
  /** Jobs and states if it was delivered, what is wrong with it today if not. */
  readonly detail: string;
}

/** One file of a place, and what became of it. */
export interface Redriven extends Verdict {
  /** Its path below the place. */
  readonly name: string;
  /** When it failed first, RFC 3339. */
  readonly since?: string;
  /** The code it failed with then. */
  readonly reason?: string;
}

/** What is done, and what leaves nothing to do. */
const DONE: ReadonlySet<Outcome> = new Set<Outcome>([
  'delivered',
  'would be delivered',
  'listed',
  'gone',
  'no letter',
  'no match',
]);

/** Whether a file is still there that a person has to look at. */
export function needsSomebody({ outcome }: Verdict): boolean {
  return !DONE.has(outcome);
}

/** What the whole log line of an invocation says of the letter that it was sent. */
export function verdictOf({
  error,
  message,
  test,
  jobs,
}: InvocationEntry): Verdict & { readonly outcome: Sent | 'test' } {
  if (error) return { outcome: 'kept', code: error.code, detail: message };
  if (test) return { outcome: 'test', detail: 'The console tried the URL, and there is nothing to deliver.' };
  const unwanted = jobs.filter(({ sinks }) => !sinks.some(isConfirmed));
  if (unwanted.length === 0 && jobs.length > 0) return { outcome: 'delivered', detail: listOf(jobs) };
  if (unwanted.length === jobs.length) return { outcome: 'skipped', detail: `No sink wants ${listOf(jobs)}` };
  return {
    outcome: 'kept',
    detail: `No sink wants ${unwanted.length} of its ${jobs.length} jobs: ${listOf(unwanted)}`,
  };
}

const CONFIRMED: readonly string[] = ['written', 'duplicate', 'conflict'];

function isConfirmed({ outcome }: JobEntry['sinks'][number]): boolean {
  return CONFIRMED.includes(outcome);
}

function listOf(jobs: readonly JobEntry[]): string {
  return jobs
    .map(({ name, state, skipped }) => `${name} ${state}${typeof skipped === 'string' ? ` (${skipped})` : ''}`)
    .join(', ');
}
