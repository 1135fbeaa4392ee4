import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replayFiles, replayResult } from '../../../src/tools/replay/replay-file';
import type { ReplayResult } from '../../../src/tools/replay/replay-file';
import { createFunction } from '../../../src/function/create-function';
import { allSamples } from '../../../src/tools/samples/sample-body';

const results: ReplayResult[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'replay-all-'));
  const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: folder };
  for await (const file of replayFiles(allSamples(), (log) => createFunction(() => environment, log))) {
    results.push(replayResult(file));
  }
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe('npm run replay -- --all', () => {
  it('sends every kind, form and state, and all are accepted', () => {
    expect(results.map(({ file }) => file)).toEqual(allSamples().map(({ file }) => file));
    expect(results.filter(({ status, error }) => status !== 200 || error !== null)).toEqual([]);
  });

  it('writes one record for both forms of a job, and none for the trial request of the console', async () => {
    const written = new Set(results.flatMap((result) => result.written));
    const events = new Set(results.map(({ file }) => file.replace(/\.(xml|json)$/, '')));
    expect(written.size).toBe(events.size - 1);
    expect(results.find(({ file }) => file.startsWith('ConsoleTest'))?.written).toEqual([]);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((file) => file.endsWith('.json'))).toHaveLength(written.size);
  });

  it('says in each record what the file says', async () => {
    for (const { file, jobs, written } of results) {
      const [name, ...rest] = file.split('.');
      const state = rest.at(-2);
      expect(jobs).toMatchObject([{ name: name === 'ConsoleTest' ? 'Review' : name, state }]);
      for (const location of written) {
        expect(JSON.parse(await readFile(location, 'utf8'))).toMatchObject({ state, known: true });
      }
    }
  });
});
