/** The exponent below which work counts as in proportion to its input; work in proportion to the square has about 2. */
export const IN_PROPORTION = 1.6;

const LARGE = [2 ** 15, 2 ** 19];
const STEP = 2 ** 4;
const RUNS = 3;

/** What a busy machine adds is not there every time; what is out of proportion is. */
const ATTEMPTS = 3;

/**
 * The exponent by which the processor time of `work` grows with its input: about 1 if it is in proportion to the size.
 * `inputOf` makes an input of about so many bytes. It ends at the first size that is out of proportion: the next one could take
 * minutes.
 */
export function growthOf<Input>(inputOf: (bytes: number) => Input, work: (input: Input) => unknown): number {
  let growth = 0;
  for (const size of LARGE) {
    const [small, large] = [inputOf(size / STEP), inputOf(size)];
    const most = STEP ** IN_PROPORTION;
    const times = timesAs(
      () => work(large),
      () => work(small),
      most,
    );
    growth = Math.max(growth, Math.log(times) / Math.log(STEP));
    if (growth >= IN_PROPORTION) break;
  }
  return growth;
}

/**
 * How many times as much processor time as `usual` some work takes. Both are measured side by side, so neither the machine nor
 * what else it does matters much, and again when it is `most` or more.
 */
export function timesAs(work: () => unknown, usual: () => unknown, most: number): number {
  let times = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && times >= most; attempt += 1) {
    let [ofWork, ofUsual] = [Infinity, Infinity];
    for (let run = 0; run < RUNS; run += 1) {
      ofUsual = Math.min(ofUsual, processorTimeOf(usual));
      ofWork = Math.min(ofWork, processorTimeOf(work));
    }
    times = Math.min(times, ofWork / ofUsual);
  }
  return times;
}

/** In microseconds, at least one. Unlike the time on the clock, it does not pass while other processes run. */
export function processorTimeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
