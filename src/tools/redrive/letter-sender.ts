import type { Configuration } from '../../configuration/configuration';
import type { DeadLetter } from '../../delivery/dead-letter';
import { closePlan, createPlan } from '../../delivery/plan';
import type { DeliveryPlan, Destination } from '../../delivery/plan';
import { confirmationOnUse } from '../../function/confirmation-on-use';
import { createHandler } from '../../function/receive';
import type { InvocationEntry } from '../../invocation/log-line';
import type { Environment } from '../../schemas/variable';
import type { Sink } from '../../sinks/sink';
import { roleCredentials } from '../../tencent/credentials';
import type { CredentialSource } from '../../tencent/credentials';
import { messageOf } from '../command-line/usage-error';
import { absentSink } from './destinations';
import { letterEvent } from './letter-event';
import type { StoredFile } from './letters';
import { verdictOf } from './redriven';
import type { Verdict } from './redriven';

const TIME_LIMIT_MS = 60_000;

export interface SenderOptions {
  /** Sinks that letters were kept for and need not reach any more. */
  readonly without: readonly string[];
  /** `true`: everything is done but the writing and the removing. */
  readonly isDry: boolean;
}

/** What is done with one letter of a place. */
export type Treatment = (file: StoredFile, letter: DeadLetter) => Promise<Verdict>;

/** Sends letters through a handler made today; `close` ends the connections of its sinks. */
export interface LetterSender {
  readonly send: Treatment;
  readonly close: () => void;
}

/** A letter is removed only after its delivery, so a redrive can be interrupted anywhere. */
export function letterSender(
  configuration: Configuration,
  environment: Environment,
  { without, isDry }: SenderOptions,
): LetterSender {
  const entries: InvocationEntry[] = [];
  const credentials = (): ReturnType<CredentialSource> => roleCredentials(environment);
  const plan = createPlan(configuration, credentials);
  const handler = createHandler({
    // The letters were let in when they came; whoever can read them needs no token.
    configuration: { ...configuration, tokens: undefined },
    plan: isDry ? withoutWriting(plan) : plan,
    confirmation: confirmationOnUse(configuration, credentials),
    deadLetters: WHERE_IT_IS,
    log: (line) => {
      if ('jobs' in line) entries.push(line);
    },
  });

  async function send(file: StoredFile, letter: DeadLetter): Promise<Verdict> {
    const absent = absentSink(letter, configuration, without, environment);
    if (absent !== undefined) return { outcome: isDry ? 'would be kept' : 'kept', detail: absent };
    await handler(letterEvent(letter), { request_id: 'redrive', time_limit_in_ms: TIME_LIMIT_MS });
    const [entry] = entries.splice(0);
    if (!entry) return { outcome: isDry ? 'would be kept' : 'kept', detail: 'The handler said nothing of it.' };
    const verdict = verdictOf(entry);
    if (!isDry) return verdict.outcome === 'delivered' ? await removed(file, verdict) : verdict;
    return verdict.outcome === 'test' ? verdict : { ...verdict, outcome: `would be ${verdict.outcome}` };
  }

  return {
    send,
    close: () => {
      closePlan(plan);
    },
  };
}

async function removed(file: StoredFile, verdict: Verdict): Promise<Verdict> {
  try {
    await file.remove();
    return verdict;
  } catch (thrown) {
    return { outcome: 'not removed', detail: `It was delivered, but is still there: ${messageOf(thrown)}` };
  }
}

/** A letter that fails again stays where it is, and no second one is made of it. */
const WHERE_IT_IS: Sink = {
  name: 'where it is',
  write: () => Promise.resolve({ outcome: 'duplicate', location: 'where it is' }),
};

/** The same sinks with the same filters and bounds, of which each confirms what it did not write. */
function withoutWriting({ stores, queues }: DeliveryPlan): DeliveryPlan {
  const dry = <To extends Destination>(destination: To): To => {
    const { sink } = destination;
    const write: Sink['write'] = ({ key }) => Promise.resolve({ outcome: 'written', location: `${sink.name}:${key}` });
    return { ...destination, sink: { ...sink, write } };
  };
  return { stores: stores.map(dry), queues: queues.map(dry), ledger: undefined };
}
