import { readAnswer } from './answer';
import type { BuiltFunction } from './built-function';
import { fuzzCall } from './fuzz-call';
import type { FuzzCall } from './fuzz-call';
import type { Fault, Observation } from './observation';
import { faultsOf } from './oracle';
import { randomOfRun } from './random';
import type { SinkFolder } from './sink-folder';

/** What the runs go through. */
export interface FuzzSubject {
  readonly built: BuiltFunction;
  readonly sink: SinkFolder;
  /** The token that the function wants. */
  readonly token: string;
}

/** One run: a call that the seed and its number decide, and what does not hold of it. */
export interface FuzzedRun {
  readonly run: number;
  readonly call: FuzzCall;
  /** 0 when there is no answer. */
  readonly status: number;
  readonly milliseconds: number;
  readonly faults: readonly Fault[];
}

/** One call in so many is made a second time. */
const CALLS_A_REPEAT = 8;

/** Makes the call of a run, and leaves the sink empty. */
export async function fuzzRun(subject: FuzzSubject, seed: number, run: number): Promise<FuzzedRun> {
  const { sink, token } = subject;
  const random = randomOfRun(seed, run);
  const call = fuzzCall(token, random);
  const isRepeated = random.oneIn(CALLS_A_REPEAT);
  const started = performance.now();
  const observation = await observe(subject, call);
  const milliseconds = performance.now() - started;
  const faults = faultsOf(observation, token);
  if (isRepeated) faults.push(...repeated(observation, await observe(subject, call)));
  sink.clear();
  return { run, call, status: statusOf(observation), milliseconds, faults };
}

async function observe({ built, sink }: FuzzSubject, call: FuzzCall): Promise<Observation> {
  const called = await built.call(call.event, call.context);
  return { call, ...called, files: sink.files() };
}

/** What of the second time differs from the first, if it should not. */
export function repeated(first: Observation, second: Observation): Fault[] {
  const added = [...second.files].filter(([name, text]) => first.files.get(name) !== text).map(([name]) => name);
  const faults: Fault[] = added.map((name) => ({ invariant: 'the same again', detail: `it wrote ${name}` }));
  const answer = 'answer' in second.outcome ? readAnswer(second.outcome.answer) : 'nothing';
  const isWritten = typeof answer !== 'string' && answer.jobs.some(({ outcome }) => outcome === 'written');
  if (isWritten) faults.push({ invariant: 'the same again', detail: 'a job is "written"' });
  return faults;
}

function statusOf({ outcome }: Observation): number {
  const answer = 'answer' in outcome ? readAnswer(outcome.answer) : 'none';
  return typeof answer === 'string' ? 0 : answer.status;
}
