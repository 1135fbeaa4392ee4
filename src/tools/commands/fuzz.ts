import path from 'node:path';
import { variablesWith } from '../../configuration/variables';
import { SINKS } from '../../sinks/sink-registry';
import { bundleFunction } from '../build/function-bundle';
import { startCommand } from '../command-line/start-command';
import { loadBuiltFunction } from '../fuzz/built-function';
import { fuzzReport } from '../fuzz/fuzz-report';
import { fuzzRun } from '../fuzz/fuzz-run';
import { heapInUse } from '../fuzz/memory';
import { openSinkFolder } from '../fuzz/sink-folder';
import type { SinkFolder } from '../fuzz/sink-folder';

const DIST = 'dist';
/** As little folders as can be: making and removing them takes longer than the function. */
const OBJECT_KEY = '{name}/{id}.{state}.{yyyy}{mm}{dd}.json';
const TOKEN = 'the-token-of-the-fuzz-0123456789abcdef';

/** After these runs everything that is loaded once is loaded. */
const WARM_UP = 2_000;
const MOST_GROWTH_MB = 8;
const SLOW_MS_A_MEGABYTE = 1_000;

void startCommand({
  name: 'fuzz',
  summary: 'Builds the function, calls it with made-up events of many kinds, and checks each answer, line and file.',
  options: {
    runs: { type: 'integer', value: 'N', least: 1, default: 20_000, summary: 'Makes so many calls.' },
    seed: {
      type: 'integer',
      value: 'S',
      least: 0,
      most: 2 ** 32 - 1,
      default: 1,
      summary: 'Makes the calls of this seed.',
    },
    only: { type: 'integer', value: 'K', least: 0, summary: 'Makes only the call of this run, and prints it.' },
  },
  examples: ['', '-- --runs 1000000 --seed 7', '-- --seed 7 --only 1234'],
  async run({ values: { runs, seed, only }, print, note }) {
    await bundleFunction(DIST);
    const sink = openSinkFolder();
    try {
      setEnvironment(sink);
      const subject = { built: loadBuiltFunction(path.resolve(DIST, 'index.js')), sink, token: TOKEN };
      const report = fuzzReport(seed, print);
      const [first, end] = only === undefined ? [0, runs] : [only, only + 1];
      let warmHeap: number | undefined;
      const started = performance.now();
      for (let run = first; run < end; run += 1) {
        const fuzzed = await fuzzRun(subject, seed, run);
        report.add(fuzzed);
        if (only !== undefined)
          print(JSON.stringify({ status: fuzzed.status, event: fuzzed.call.event }, undefined, 2));
        if (fuzzed.milliseconds > slowMs(fuzzed.call.event))
          note(`run ${run} took ${fuzzed.milliseconds.toFixed(0)} ms.`);
        if (run === WARM_UP) warmHeap = heapInUse();
      }
      const rate = Math.round(((end - first) * 1000) / (performance.now() - started));
      print(`fuzz: ${end - first} runs (seed ${seed}), ${rate} a second, ${report.summary()}`);
      const isFlat = memoryIsFlat(warmHeap, print);
      return report.hasFaults || !isFlat ? 'failed' : 'done';
    } finally {
      sink.remove();
    }
  },
});

/** The built function reads the environment of this process; nothing of its owner may be in it. */
function setEnvironment({ directory }: SinkFolder): void {
  for (const name of Object.keys(variablesWith(SINKS))) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, { CALLBACK_TOKEN: TOKEN, SINKS: 'file', FILE_DIRECTORY: directory, OBJECT_KEY });
}

function slowMs(event: unknown): number {
  const bytes = event === undefined ? 0 : JSON.stringify(event).length;
  return SLOW_MS_A_MEGABYTE * Math.max(1, bytes / 1e6);
}

function memoryIsFlat(warmHeap: number | undefined, print: (text: string) => void): boolean {
  if (warmHeap === undefined) return true;
  const [before, after] = [warmHeap / 1e6, heapInUse() / 1e6];
  const isFlat = after - before <= MOST_GROWTH_MB;
  const verdict = isFlat ? '' : `: more than ${MOST_GROWTH_MB} MB of growth`;
  print(`heap in use: ${before.toFixed(1)} MB after ${WARM_UP} runs, ${after.toFixed(1)} MB at the end${verdict}`);
  return isFlat;
}
