import { messageOf } from '../command-line/usage-error';
import { callbackIn, differences, withCallback } from './callback-address';
import type { WantedAddress } from './callback-address';
import { sendTo } from './list-pages';
import type { PausedWorkflows } from './paused-workflows';
import { changeOf, failed, failureOf, readBack, readTarget, writeTarget } from './set-target';
import type { SetResult } from './set-target';
import type { Target } from './targets';
import { textAt, withTextAt } from './xml-edit';

/** What is said before a workflow is paused. */
export const GAP =
  'A workflow can only be changed while it is paused. Objects that are uploaded from the pause until up to 5 minutes after it is ' +
  'on again may not be processed: process them by hand afterwards.';

/**
 * Sets the callback of a workflow that has one: pauses it, writes all of it, turns it on again, reads it and compares. A workflow
 * that was on is turned on again whatever happens; if the process is killed before that, by the next run. Never rejects.
 */
export async function setWorkflow(
  target: Target,
  wanted: WantedAddress,
  isDry: boolean,
  paused: PausedWorkflows,
): Promise<SetResult> {
  const location = target.client.locationOf(`workflow/${target.id}`);
  try {
    const now = await readTarget(target);
    const wasPausedByUs = paused.has(location);
    const mustBeOn = wasPausedByUs || textAt(now, ['State']) === 'Active';
    const isOwn = callbackIn(now, target.place.callback) !== undefined;
    const { changes, details } = await changeOf(target, wanted);
    if ((!isOwn || changes.length === 0) && !wasPausedByUs) {
      return isOwn
        ? { target, outcome: 'already', changes, details }
        : { target, outcome: 'left alone', changes: [], details: [LEFT_ALONE] };
    }
    if (isDry) return { target, outcome: 'would be set', changes, details: [...details, GAP] };

    const refusal = await failureOf(
      changePaused(target, { wanted: changes.length > 0 && isOwn ? wanted : undefined, mustBeOn, location, paused }),
    );
    const after = await readTarget(target);
    const expected = isOwn ? withCallback(now, target.place.callback, wanted, target.place.mayAddFormat).xml : now;
    const wrong = differences(withTextAt(expected, ['State'], mustBeOn ? 'Active' : 'Paused'), after);
    if (wrong.length === 0) return { target, outcome: 'set', changes, details };
    return failed(target, changes, [...details, refusal ?? readBack(wrong), ...stillPaused(mustBeOn, after)]);
  } catch (error) {
    return failed(target, [], [messageOf(error)]);
  }
}

const LEFT_ALONE = 'It has no callback of its own, so the one of its queue is used. Set that of the queue.';

interface PausedChange {
  /** `undefined`: nothing is to be changed, only to be turned on. */
  readonly wanted: WantedAddress | undefined;
  readonly mustBeOn: boolean;
  readonly location: string;
  readonly paused: PausedWorkflows;
}

async function changePaused(target: Target, { wanted, mustBeOn, location, paused }: PausedChange): Promise<void> {
  // Remembered first: a process that is killed between pause and this would leave it off for ever.
  if (mustBeOn) await paused.add(location);
  try {
    if (wanted) {
      if (mustBeOn) await turn(target, 'paused');
      const { xml } = await changeOf(target, wanted);
      await writeTarget(target, xml);
    }
  } finally {
    if (mustBeOn) {
      await turn(target, 'active');
      await paused.remove(location);
    }
  }
}

async function turn({ client, id }: Target, to: 'active' | 'paused'): Promise<void> {
  await sendTo(client, { method: 'PUT', path: `workflow/${id}`, query: { [to]: '' } });
}

function stillPaused(mustBeOn: boolean, xml: string): string[] {
  if (!mustBeOn || textAt(xml, ['State']) === 'Active') return [];
  return ['IT IS STILL PAUSED: run the same command again, or turn it on in the console.'];
}
