import type { DeadLetter } from '../delivery/dead-letter';
import type { CallbackError, ErrorCode, Issue } from '../foundation/errors';
import type { Provenance } from '../records/record';

/** One job in the log line, with what its record says of the way it came. */
export interface JobEntry extends Provenance {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly state: string;
  /** Present when the vendor sent something that no schema describes. */
  readonly drift?: { readonly known: boolean; readonly unknownFields: readonly string[] };
  /** With `VALIDATION=report`, or for a name that is not known: what of it does not fit the schema. */
  readonly issues?: readonly Issue[];
  /** When no sink wants it: `true`, or the field that a filter names and the job lacks, `no bucket`. */
  readonly skipped?: true | string;
  /** `true` when it was refused: it is in the dead letter of its callback. */
  readonly refused?: true;
  readonly sinks: readonly SinkEntry[];
}

export interface SinkEntry {
  readonly sink: string;
  readonly outcome: 'written' | 'duplicate' | 'conflict' | 'failed' | 'skipped';
  readonly location?: string;
  readonly error?: string;
  /** Why it was skipped: the field that the filter of the sink names and the job lacks, `no bucket`. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** The one log line of an invocation. It holds names, states and outcomes, never a body, a token or a credential. */
export interface InvocationEntry {
  /** When the invocation ended, RFC 3339 UTC. */
  readonly time: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly requestId: string;
  readonly status: number;
  readonly durationMs: number;
  readonly trigger?: string;
  /** Which of the accepted tokens the request carried; absent when it had none, or when none is asked for. */
  readonly token?: 'current' | 'previous';
  readonly form?: string;
  readonly bytes?: number;
  readonly error?: { readonly code: ErrorCode; readonly issues: readonly Issue[]; readonly causes: readonly string[] };
  /** Where the callback is kept that could not be delivered. */
  readonly deadLetter?: string;
  /** `true` for the console's trial request: nothing was written. */
  readonly test?: true;
  /** What a search for missing jobs has found. */
  readonly reconciled?: Reconciled;
  /** The first jobs, as many as a line has room for. */
  readonly jobs: readonly JobEntry[];
  /** How many more there are. */
  readonly jobsLeftOut?: number;
}

/** The counts of a search for missing jobs. */
export interface Reconciled {
  readonly failed: number;
  readonly isComplete: boolean;
}

/** The last resort: a callback that neither a sink nor the dead letters took, whole, so that the log service holds it. */
export interface LastResortEntry {
  readonly time: string;
  readonly level: 'error';
  readonly message: string;
  readonly requestId: string;
  readonly deadLetter: DeadLetter;
}

/** What there is to say when the function starts. */
export interface StartEntry {
  readonly time: string;
  readonly level: 'warn';
  readonly message: string;
}

export type LogEntry = StartEntry | InvocationEntry | LastResortEntry;

/** Takes one line an invocation. The composition root decides where it goes. */
export type Log = (entry: LogEntry) => void;

export function lastResortEntry(deadLetter: DeadLetter, error: CallbackError): LastResortEntry {
  const message =
    'This callback is nowhere but in this line. Save it as a .json file and redrive the folder. ' +
    `Its dead letter could not be stored: ${error.message}`;
  return { time: deadLetter.time, level: 'error', message, requestId: deadLetter.requestId, deadLetter };
}
