import type { FuzzCall } from './fuzz-call';

/** What one call of the function did. */
export interface Observation {
  readonly call: FuzzCall;
  /** The answer as it came, or what was thrown instead. */
  readonly outcome: { readonly answer: unknown } | { readonly thrown: unknown };
  /** What was written to the console. */
  readonly lines: readonly string[];
  /** The files that are in the sink now and were not before, by path; the text of each. */
  readonly files: ReadonlyMap<string, string>;
}

/** What does not hold, and what shows it. */
export interface Fault {
  readonly invariant: Invariant;
  readonly detail: string;
}

/** Everything that the oracle asks of every call. */
export const INVARIANTS = {
  answers: 'the function answers, and throws nothing',
  shape: 'the answer has the documented shape, and a documented status',
  'no 5xx': 'nothing that a sender sends is answered 5xx while the sink works',
  bounded: 'the answer and every line of the log have at most 64 kB',
  'no control characters': 'the answer and every line of the log hold no control character and no line separator',
  logged: 'every call is one line of JSON in the log, with the status of the answer',
  'token kept secret': 'the token is in no answer, no line and no file',
  'strangers write nothing': 'a request without the token is refused, and writes nothing',
  'well-formed': 'what is answered 200 is well-formed',
  'every value is kept': 'what is answered 200 has every text, number and attribute of the body in its records',
  'answer names the files': 'the answer names the records that there are, and no others',
  'dead letter': 'what is refused with the token is in a dead letter, exactly as it came',
  'the same again': 'the same call again writes nothing new',
} as const;

export type Invariant = keyof typeof INVARIANTS;
