import { blockOf } from '../../../../src/tools/benchmark/programs/block';

/** Spends CPU, and waits by the clock. */
function spend(ms: number): void {
  const before = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(before);
    if (user + system >= ms * 1e3) return;
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the warm-up of a block', () => {
  it('is over when the calls have cost so much CPU, however long they took by the clock', async () => {
    let calls = 0;
    await blockOf(async () => {
      calls += 1;
      spend(20);
      await wait(60);
    }, 200);
    // By the clock it would be over after three. Waiting costs a little too.
    expect(calls).toBeGreaterThan(3);
    expect(calls).toBeLessThanOrEqual(10);
  });

  it('is three calls at least', async () => {
    let calls = 0;
    await blockOf(() => {
      calls += 1;
      spend(5);
    }, 1);
    expect(calls).toBe(3);
  });
});

describe('a block', () => {
  it('is of so many calls as take about 40 ms of CPU, and gives the CPU of one', async () => {
    const measure = await blockOf(() => {
      spend(10);
    }, 30);
    const { cpuUs, wallUs } = await measure();
    expect(wallUs.length).toBeGreaterThanOrEqual(2);
    expect(wallUs.length).toBeLessThanOrEqual(4);
    expect(cpuUs).toBeGreaterThanOrEqual(9_900);
  });
});
