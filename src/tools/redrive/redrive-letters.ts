import { setTimeout as sleep } from 'node:timers/promises';
import type { InvocationEntry } from '../../invocation/log-line';
import type { StoredLetter } from './letters';
import type { FunctionWithLog } from '../replay/replay-file';
import { functionUrlEvent } from '../local/trigger-event';

export interface RedriveOptions {
  /** Only letters whose error code or message holds this text. */
  readonly filter: string | undefined;
  readonly limit: number | undefined;
  readonly perSecond: number | undefined;
  readonly dryRun: boolean;
}

export interface Redriven {
  readonly location: string;
  /** When it failed first, RFC 3339. */
  readonly since: string;
  /** The code it failed with then. */
  readonly reason: string;
  readonly outcome: 'delivered' | 'kept' | 'would send';
  /** Jobs and states if it was delivered, what is wrong with it today if not. */
  readonly detail: string;
}

const CONTEXT = { request_id: 'redrive', time_limit_in_ms: 60_000 };

/** Sends each letter through a handler made today. One is removed only after its delivery, so it can be interrupted anywhere. */
export async function* redriveLetters(
  letters: AsyncIterable<StoredLetter>,
  create: FunctionWithLog,
  { filter = '', limit = Infinity, perSecond, dryRun }: RedriveOptions,
): AsyncGenerator<Redriven> {
  let entry: InvocationEntry | undefined;
  const { handler, close } = create((line) => {
    if ('jobs' in line) entry = line;
  });
  let sent = 0;
  try {
    for await (const stored of letters) {
      if (sent >= limit) return;
      const { letter, location } = stored;
      const { code, message } = letter.error;
      if (!code.includes(filter) && !message.includes(filter)) continue;
      sent += 1;
      const known = { location, since: letter.time, reason: code };
      if (dryRun) {
        yield { ...known, outcome: 'would send', detail: message };
        continue;
      }
      const { headers, body } = letter;
      await handler(functionUrlEvent({ headers, body, isBase64: true }), CONTEXT);
      const delivered = entry?.status === 200;
      if (delivered) await stored.remove();
      yield { ...known, outcome: delivered ? 'delivered' : 'kept', detail: entry ? detailOf(entry) : '' };
      if (perSecond !== undefined) await sleep(1000 / perSecond);
    }
  } finally {
    // A function keeps the connections of its queues; here they would keep the command from ending.
    close();
  }
}

function detailOf({ status, message, jobs }: InvocationEntry): string {
  return status === 200 ? jobs.map(({ name, state }) => `${name} ${state}`).join(', ') : message;
}
