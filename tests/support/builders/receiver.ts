import { createHandler } from '../../../src/function/receive';
import type { MainHandler } from '../../../src/trigger/http-response';
import type { LogEntry } from '../../../src/invocation/log-line';
import type { Configuration } from '../../../src/configuration/configuration';
import type { Confirmation } from '../../../src/confirmation/confirmation';
import { ciSettings } from '../../../src/cloud-infinite/ci-settings';
import { file } from '../../../src/sinks/file/file-definition';
import type { Sink } from '../../../src/sinks/sink';
import { configuredSink } from '../../../src/sinks/sink-definition';
import { TOKEN } from './events';
import { memorySink } from './sinks';
import type { MemorySink } from './sinks';

export interface Receiver {
  readonly handler: MainHandler;
  /** Every line that was logged. */
  readonly lines: LogEntry[];
  readonly deadLetters: MemorySink;
}

interface ReceiverParts {
  readonly sinks: readonly Sink[];
  readonly configuration?: Partial<Configuration>;
  readonly confirmation?: Confirmation;
}

export const CONTEXT = { request_id: 'r1', time_limit_in_ms: 20_000 };
/** For what hangs: its time is over soon. */
export const HURRIED = { ...CONTEXT, time_limit_in_ms: 1_000 };

/** The handler over sinks that are written side by side, with its log and its dead letters in memory. */
export function receiver({ sinks, configuration = {}, confirmation }: ReceiverParts): Receiver {
  const lines: Receiver['lines'] = [];
  const deadLetters = memorySink('dead-letters');
  const handler = createHandler({
    configuration: { ...CONFIGURATION, ...configuration },
    plan: { stores: sinks.map((sink) => ({ sink, wants: () => true })), queues: [], ledger: undefined },
    confirmation,
    deadLetters,
    log: (line) => lines.push(line),
  });
  return { handler, lines, deadLetters };
}

const CONFIGURATION: Configuration = {
  tokens: [TOKEN],
  cloudInfinite: ciSettings({}),
  confirm: false,
  reconcile: false,
  sinks: [],
  deadLetters: configuredSink(file, {}),
  objectPrefix: 'ci',
  objectKey: '{name}/{id}.{state}.json',
  validation: 'report',
  maxBodyBytes: 10_000,
};
