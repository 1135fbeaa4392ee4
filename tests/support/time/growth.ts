const SMALL = 2 ** 15;
const LARGE = 2 ** 19;
const RUNS = 3;

/**
 * The exponent by which the processor time of `work` grows with its input: about 1 if it is in proportion to the size, 2 if it
 * is in proportion to the square. `inputOf` makes an input of about so many bytes. Both sizes are measured side by side,
 * so neither the machine nor what else it does matters.
 */
export function growthOf<Input>(inputOf: (bytes: number) => Input, work: (input: Input) => unknown): number {
  const [small, large] = [inputOf(SMALL), inputOf(LARGE)];
  let [least, most] = [Infinity, Infinity];
  for (let run = 0; run < RUNS; run += 1) {
    least = Math.min(
      least,
      processorTimeOf(() => work(small)),
    );
    most = Math.min(
      most,
      processorTimeOf(() => work(large)),
    );
  }
  return Math.log(most / least) / Math.log(LARGE / SMALL);
}

/** In microseconds, at least one: unlike the time on the clock, it does not pass while other processes run. */
function processorTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
