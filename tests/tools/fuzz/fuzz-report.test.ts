import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fuzzReport } from '../../../src/tools/fuzz/fuzz-report';
import type { FuzzedRun } from '../../../src/tools/fuzz/fuzz-run';
import { callOf } from './observations';

const fuzzed = (faults: FuzzedRun['faults']): FuzzedRun => ({
  ...{ run: 12, call: callOf(), status: 200, milliseconds: 1, faults },
});

describe('the report of a fuzz', () => {
  it('says the seed, the run, the invariant and how to see it again, with the event in a file', async () => {
    const printed: string[] = [];
    const report = fuzzReport(7, (text) => printed.push(text));
    report.add(fuzzed([{ invariant: 'no 5xx', detail: 'x\u2028' }]));
    const [text = ''] = printed;
    expect(text).toContain('run 12 of seed 7: it does not hold that nothing that a sender sends is answered 5xx');
    expect(text).toContain('npm run fuzz -- --seed 7 --only 12');
    const file = /npm run replay -- (.+)$/.exec(text)?.[1] ?? '';
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(callOf().event);
    await rm(path.dirname(file), { recursive: true });
  });

  it('has faults once there is one, shows three of a kind and counts them all', async () => {
    const printed: string[] = [];
    const report = fuzzReport(7, (text) => printed.push(text));
    report.add(fuzzed([]));
    expect(report.hasFaults).toBe(false);
    expect(report.summary()).toBe('answers: 1 × 200; every invariant holds');
    for (let times = 0; times < 5; times += 1) report.add(fuzzed([{ invariant: 'shape', detail: '' }]));
    expect(report.hasFaults).toBe(true);
    expect(printed).toHaveLength(3);
    expect(report.summary()).toContain('5 × not: the answer has the documented shape');
    await rm(path.dirname(/npm run replay -- (.+)$/.exec(printed[0] ?? '')?.[1] ?? ''), { recursive: true });
  });
});
