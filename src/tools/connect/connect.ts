import type { WantedAddress } from './callback-address';
import type { Chosen } from './chosen';
import type { PausedWorkflows } from './paused-workflows';
import { setQueue } from './set-target';
import type { SetResult } from './set-target';
import { setWorkflow } from './set-workflow';

interface ConnectOptions {
  readonly isDry: boolean;
  readonly paused: PausedWorkflows;
  /** Is aborted when it is to end after the target that is under way. */
  readonly signal?: AbortSignal;
}

/** Sets the callback of what was chosen, one after the other, and says of each what became of it. */
export async function connect(
  { queues, workflows }: Chosen,
  wanted: WantedAddress,
  { isDry, paused, signal }: ConnectOptions,
): Promise<SetResult[]> {
  const results: SetResult[] = [];
  for (const target of [...queues, ...workflows]) {
    if (signal?.aborted) break;
    const isWorkflow = workflows.includes(target);
    results.push(await (isWorkflow ? setWorkflow(target, wanted, isDry, paused) : setQueue(target, wanted, isDry)));
  }
  return results;
}
