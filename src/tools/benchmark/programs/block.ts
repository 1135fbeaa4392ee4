/** CPU time of one call, and how long each took by the clock. */
export interface Block {
  readonly cpuUs: number;
  readonly wallUs: readonly number[];
}

/** Long enough for the clock of the CPU, and to hold the collector's work for its own garbage, short enough to share a neighbour's noise with the block beside it. */
const BLOCK_MS = 40;
const WARM_UP_MS = 300;

/** Makes a measurement of `call`: each run of it is a block of so many calls as take 40 ms. Warms it up first. */
export async function blockOf(call: () => unknown): Promise<() => Promise<Block>> {
  const started = performance.now();
  let warmUps = 0;
  while (performance.now() - started < WARM_UP_MS || warmUps < 3) {
    await call();
    warmUps += 1;
  }
  const calls = Math.max(1, Math.round((warmUps * BLOCK_MS) / (performance.now() - started)));
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
