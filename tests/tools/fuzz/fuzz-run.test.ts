import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuiltFunction } from '../../../src/tools/fuzz/built-function';
import { fuzzRun, repeated } from '../../../src/tools/fuzz/fuzz-run';
import { openSinkFolder } from '../../../src/tools/fuzz/sink-folder';
import { answerOf, FILES, job, observation, RECORD, refusal, TOKEN } from './observations';

describe('a second time', () => {
  const first = observation({});

  it('is a duplicate', () => {
    const outcome = answerOf(200, { jobs: [{ ...job, outcome: 'duplicate' }] });
    expect(repeated(first, observation({ outcome }))).toEqual([]);
  });

  it.each([
    {
      what: 'adds no file',
      second: { outcome: refusal(503, 'sink_failed'), files: { ...FILES, 'ci/a/b.json': RECORD } },
    },
    {
      what: 'changes no file',
      second: { outcome: refusal(503, 'sink_failed'), files: { 'ci/Transcode/j1.json': '{}' } },
    },
    { what: 'writes no job', second: {} },
  ])('$what, or it is a fault', ({ second }) => {
    expect(repeated(first, observation(second)).map(({ invariant }) => invariant)).toEqual(['the same again']);
  });
});

describe('a run', () => {
  const sink = openSinkFolder();
  afterAll(() => {
    sink.remove();
  });

  /** Lets nobody in, and yet keeps something of everyone. */
  const built: BuiltFunction = {
    async call() {
      await writeFile(path.join(sink.directory, 'kept.json'), '{}');
      return { outcome: refusal(401, 'unauthorized'), lines: ['{"status":401}'] };
    },
  };

  it('finds what is wrong with the function, for callers with and without the token', async () => {
    const found = new Set<string>();
    for (let run = 0; run < 100; run += 1) {
      const { faults } = await fuzzRun({ built, sink, token: TOKEN }, 1, run);
      for (const { invariant } of faults) found.add(invariant);
    }
    expect([...found].sort()).toEqual(['dead letter', 'strangers write nothing']);
  });

  it('leaves the sink empty', async () => {
    await fuzzRun({ built, sink, token: TOKEN }, 1, 0);
    expect(sink.files().size).toBe(0);
    expect(existsSync(sink.directory)).toBe(true);
  });
});
