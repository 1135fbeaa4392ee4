import { readFile } from 'node:fs/promises';
import { CallbackError } from '../../foundation/errors';
import type { CallbackFunction } from '../../function/create-function';
import type { MainHandler } from '../../trigger/http-response';
import { invocationEntry } from '../../invocation/invocation-entry';
import type { InvocationEntry, JobEntry, Log } from '../../invocation/log-line';
import { asUsage } from '../command-line/usage-error';
import { localRuntime } from '../local/local-runtime';
import type { Failure } from '../local/outcome';
import { functionUrlEvent } from '../local/trigger-event';

/** What became of one replayed file; the line that `npm run replay -- --json` prints. */
export interface ReplayResult {
  readonly file: string;
  readonly status: number;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly jobs: readonly Pick<JobEntry, 'id' | 'kind' | 'name' | 'state'>[];
  /** Where each record lies, whether this run wrote it or an earlier one did. */
  readonly written: readonly string[];
}

/** The invocation's own log line, which says more than the answer that a caller gets. */
export interface ReplayedFile {
  readonly file: string;
  readonly entry: InvocationEntry;
}

/** Makes a function whose log lines can be had; `npm run replay` and the tests use the same. */
export type FunctionWithLog = (log: Log) => CallbackFunction;

const TIME_LIMIT_MS = 30_000;

/** A trigger event or a bare body, and what it is called. */
export interface ReplayFile {
  readonly file: string;
  readonly content: Buffer;
}

/** Sends files through one handler, one after the other, as one warm function would see them. */
export async function* replayFiles(
  files: AsyncIterable<ReplayFile> | Iterable<ReplayFile>,
  create: FunctionWithLog,
): AsyncGenerator<ReplayedFile> {
  let entry: InvocationEntry | undefined;
  const log: Log = (line) => {
    if ('jobs' in line) entry = line;
  };
  const started: CallbackFunction[] = [];
  const start = (): MainHandler => {
    const one = create(log);
    started.push(one);
    return one.handler;
  };
  // The function brings its environment along.
  const invoke = localRuntime({ start, variables: () => ({}), timeLimitMs: TIME_LIMIT_MS });
  try {
    for await (const { file, content } of files) {
      const outcome = await invoke(eventOf(content));
      if ('failure' in outcome) yield { file, entry: unanswered(outcome.failure) };
      else if (entry) yield { file, entry };
    }
  } finally {
    for (const { close } of started) close();
  }
}

/** The line of a run that the platform would have ended without one. */
function unanswered({ status, message }: Failure): InvocationEntry {
  const error = new CallbackError('internal_error', message);
  return { ...invocationEntry({}, { requestId: 'replay', durationMs: 0, error }), status };
}

export async function* readFiles(files: readonly string[]): AsyncGenerator<ReplayFile> {
  for (const file of files) yield { file, content: await asUsage(() => readFile(file)) };
}

export function replayResult({ file, entry }: ReplayedFile): ReplayResult {
  return {
    file,
    status: entry.status,
    error: entry.error ? { code: entry.error.code, message: entry.message } : null,
    jobs: entry.jobs.map(({ id, kind, name, state }) => ({ id, kind, name, state })),
    written: entry.jobs.flatMap((job) =>
      job.sinks.flatMap(({ location }) => (location === undefined ? [] : [location])),
    ),
  };
}

/** A trigger event as it is; a bare body wrapped as the Function URL would, byte for byte. */
function eventOf(content: Buffer): unknown {
  const parsed = parsedOrUndefined(content.toString());
  if (typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, 'body')) return parsed;
  return functionUrlEvent({ body: content.toString('base64'), isBase64: true });
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
