import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bytes as budget } from '../../src/tools/benchmark/budget.json';
import { bundleFunction } from '../../src/tools/build/function-bundle';
import type { BundleFile } from '../../src/tools/build/function-bundle';

let folder: string;
let files: readonly BundleFile[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'size-'));
  ({ files } = await bundleFunction(folder));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const budgets: Readonly<Record<string, number>> = budget;

/** A file has a budget of its own, or shares the one of its folder. */
const budgetOf = (file: string) => budgets[file] ?? budgets[`${path.dirname(file)}/*`] ?? 0;

describe('what is deployed', () => {
  it('has no file beyond its budget, and none without one', () => {
    const beyond = files.filter(({ file, bytes }) => bytes > budgetOf(file));
    expect(beyond.map(({ file, bytes }) => `${file}: ${bytes} of ${budgetOf(file)} bytes`)).toEqual([]);
  });

  it('is as a whole within its budget', () => {
    const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(all).toBeGreaterThan(budgets['index.js'] ?? 0);
    expect(all).toBeLessThanOrEqual(budget.all);
  });
});
