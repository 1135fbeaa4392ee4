import { shortened } from '../foundation/bounded-text';

/** What a run has found and done. */
export interface Tally {
  /** Lists that were asked for: one for each bucket and Tag, or queue. */
  asked: number;
  /** Jobs that they have. */
  listed: number;
  /** Of these: their record was there. */
  present: number;
  /** It was not, and every sink has it now. */
  delivered: number;
  /** It could not be said, or not delivered; and lists that failed. The next run does them again. */
  failed: number;
  /** They are not finished, or only just, so that their callback may be on its way. */
  young: number;
  /** Their callbacks go to another address. */
  foreign: number;
  /** The filter of the store leaves them out, or VALIDATION=strict refuses them. */
  unwanted: number;
  /** Requests to Cloud Infinite, without other tries. */
  requests: number;
  /** `false`: the time was up before, and the next run goes on. */
  isComplete: boolean;
  /** What failed or was refused, the first of it. */
  readonly notes: string[];
}

export function emptyTally(): Tally {
  return {
    ...{ asked: 0, listed: 0, present: 0, delivered: 0, failed: 0, young: 0, foreign: 0, unwanted: 0, requests: 0 },
    isComplete: true,
    notes: [],
  };
}

const MOST_NOTES = 20;
const LONGEST_NOTE = 500;

export function note(tally: Tally, text: string): void {
  if (tally.notes.length < MOST_NOTES) tally.notes.push(shortened(text, LONGEST_NOTE));
}
