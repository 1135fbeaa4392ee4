import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FuzzedRun } from './fuzz-run';
import { INVARIANTS } from './observation';
import type { Invariant } from './observation';

/** How often a fault is shown before the same invariant is only counted. */
const SHOWN = 3;

/** Says what does not hold as soon as it is found, and counts the answers. */
export interface FuzzReport {
  add(fuzzed: FuzzedRun): void;
  /** Statuses and how often each was answered, and the invariants that do not hold. */
  summary(): string;
  readonly hasFaults: boolean;
}

export function fuzzReport(seed: number, print: (text: string) => void): FuzzReport {
  const answers = new Map<number, number>();
  const found = new Map<Invariant, number>();
  let folder: string | undefined;

  function keep(run: number, event: unknown): string {
    folder ??= mkdtempSync(path.join(tmpdir(), 'fuzz-failures-'));
    const file = path.join(folder, `seed-${seed}-run-${run}.json`);
    writeFileSync(file, event === undefined ? 'null' : JSON.stringify(event));
    return file;
  }

  return {
    get hasFaults() {
      return found.size > 0;
    },
    add({ run, call, status, faults }) {
      answers.set(status, (answers.get(status) ?? 0) + 1);
      for (const { invariant, detail } of faults) {
        const times = (found.get(invariant) ?? 0) + 1;
        found.set(invariant, times);
        if (times > SHOWN) continue;
        print(
          `run ${run} of seed ${seed}: it does not hold that ${INVARIANTS[invariant]}.\n` +
            `  ${JSON.stringify(detail)}\n` +
            `  npm run fuzz -- --seed ${seed} --only ${run}\n  npm run replay -- ${keep(run, call.event)}`,
        );
      }
    },
    summary() {
      const counted = [...answers].sort(([one], [other]) => one - other);
      const statuses = counted.map(([status, times]) => `${times} × ${status === 0 ? 'none' : status}`).join(', ');
      const broken = [...found].map(([invariant, times]) => `\n  ${times} × not: ${INVARIANTS[invariant]}`);
      return `answers: ${statuses}${broken.length === 0 ? '; every invariant holds' : broken.join('')}`;
    },
  };
}
