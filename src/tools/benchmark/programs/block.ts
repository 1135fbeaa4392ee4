/** CPU time of one call, and how long each took by the clock. */
export interface Block {
  readonly cpuUs: number;
  readonly wallUs: readonly number[];
}

/** Long enough for the clock of the CPU, and to hold the collector's work for its own garbage, short enough to share a neighbour's noise with the block beside it. */
const BLOCK_MS = 40;
/** So many calls are warm-up in any case. */
const LEAST_WARM_UPS = 3;

/**
 * Makes a measurement of `call`: each run of it is a block of so many calls as take 40 ms. Warms it up first, until that has
 * cost `warmUpMs` of CPU: on a busy machine little happens in the same time by the clock.
 */
export async function blockOf(call: () => unknown, warmUpMs: number): Promise<() => Promise<Block>> {
  const before = process.cpuUsage();
  let warmUps = 0;
  let spentMs = 0;
  while (spentMs < warmUpMs || warmUps < LEAST_WARM_UPS) {
    await call();
    warmUps += 1;
    const { user, system } = process.cpuUsage(before);
    spentMs = (user + system) / 1e3;
  }
  const calls = Math.max(1, Math.round((warmUps * BLOCK_MS) / spentMs));
  return () => measured(call, calls);
}

async function measured(call: () => unknown, calls: number): Promise<Block> {
  const wallUs: number[] = [];
  const before = process.cpuUsage();
  for (let count = 0; count < calls; count += 1) {
    const started = performance.now();
    await call();
    wallUs.push((performance.now() - started) * 1e3);
  }
  const { user, system } = process.cpuUsage(before);
  return { cpuUs: (user + system) / calls, wallUs };
}
