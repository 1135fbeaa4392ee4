import type { Deadline } from '../../foundation/deadline';

/** `unknown`: nobody could say. `skipped`: it was not tried, because it is not used or something that it needs is not there. */
export type Verdict = 'right' | 'wrong' | 'unknown' | 'skipped';

/** What was seen of one link of the chain. */
export interface Finding {
  readonly verdict: Verdict;
  /** What was seen, in one sentence or two. */
  readonly says: string;
  /** What to do, where something can be done. */
  readonly remedy?: string;
}

/** One link of the chain, and how it is looked at. */
export interface Check {
  readonly link: string;
  /** A rejection means that nobody could say. */
  readonly look: (deadline: Deadline) => Promise<Finding>;
}

export interface Result extends Finding {
  readonly link: string;
}

export const right = (says: string, remedy?: string): Finding => ({
  verdict: 'right',
  says,
  ...(remedy && { remedy }),
});
export const wrong = (says: string, remedy: string): Finding => ({ verdict: 'wrong', says, remedy });
export const unknown = (says: string, remedy?: string): Finding => ({
  verdict: 'unknown',
  says,
  ...(remedy && { remedy }),
});
export const skipped = (says: string, remedy?: string): Finding => ({
  verdict: 'skipped',
  says,
  ...(remedy && { remedy }),
});
