import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosCallback } from './chaos-callbacks';
import type { Fault } from './fault-plan';
import type { Peers } from './peers';
import type { ReceiverProcess } from './receiver-process';

export interface ChaosRun {
  readonly callbacks: readonly ChaosCallback[];
  readonly plan: ReadonlyMap<number, Fault>;
  readonly peers: Peers;
  readonly receiver: ReceiverProcess;
  readonly token: string;
}

export interface Tally {
  /** How often each status was answered; 0 for no answer at all. */
  readonly answers: ReadonlyMap<number, number>;
  readonly kills: number;
}

const SENDERS = 8;
const PAUSE_MS = 40;
/** Longer than the receiver may take for an answer. */
const PATIENCE_MS = 25_000;
/** Then senders give up, so that a receiver that never answers 200 fails the test instead of hanging it. */
const LONGEST_RUN_MS = 120_000;

/** Sends each callback until it is answered 200, and lets the faults of the plan happen meanwhile. */
export async function runChaos({ callbacks, plan, peers, receiver, token }: ChaosRun): Promise<Tally> {
  const answers = new Map<number, number>();
  let kills = 0;
  let killing = Promise.resolve();
  const end = performance.now() + LONGEST_RUN_MS;

  function inject(fault: Fault): void {
    if (fault.at === 'cos') peers.cos.faults.push(...fault.faults);
    else if (fault.at !== 'receiver') peers.proxies[fault.at].inject(fault.fault);
    // One after the other: what is being started cannot be killed yet.
    else killing = killing.then(() => killAfter(fault.afterMs));
  }

  async function killAfter(milliseconds: number): Promise<void> {
    await sleep(milliseconds);
    await receiver.kill();
    kills += 1;
  }

  async function deliver(callback: ChaosCallback): Promise<void> {
    for (;;) {
      const status = await post(`${receiver.url}/${token}`, callback);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status === 200 || performance.now() > end) return;
      await sleep(PAUSE_MS);
    }
  }

  const waiting = callbacks.entries();
  async function sender(): Promise<void> {
    for (const [at, callback] of waiting) {
      const fault = plan.get(at);
      if (fault) inject(fault);
      await deliver(callback);
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender));
  await killing;
  return { answers, kills };
}

/** The status, or 0 when there was no whole answer. */
async function post(url: string, { body, headers }: ChaosCallback): Promise<number> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
