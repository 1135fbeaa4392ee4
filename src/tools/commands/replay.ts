import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createFunction } from '../../function/create-function';
import { allSamples } from '../samples/sample-body';
import { readFiles, replayFiles, replayResult } from '../replay/replay-file';
import type { ReplayedFile } from '../replay/replay-file';
import { replayReport } from '../replay/replay-report';

const USAGE =
  'npm run replay -- [--json] [--out DIR] [--all | FILE…]   (FILE: a trigger event or a bare callback body; ' +
  '--all: a made-up callback of every kind, form and state)';
const SAMPLES = 'events';

/** Sends files through the real handler with the file sink; those in `events/` when none is named. */
async function replay(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string', default: './results' },
      all: { type: 'boolean', default: false },
    },
  });
  if (values.all && positionals.length > 0) throw new Error('--all takes no files.');
  const files = values.all ? allSamples() : readFiles(positionals.length > 0 ? positionals : await sampleFiles());
  const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: values.out };
  const replayed: ReplayedFile[] = [];
  for await (const file of replayFiles(files, (log) => createFunction(() => environment, log))) {
    replayed.push(file);
    if (values.json) print(JSON.stringify(replayResult(file)));
  }
  if (!values.json) print(replayReport(replayed));
  if (replayed.some(({ entry }) => entry.status !== 200)) process.exitCode = 1;
}

async function sampleFiles(): Promise<string[]> {
  const names = await readdir(SAMPLES);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(SAMPLES, name));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

replay().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
  process.exitCode = 2;
});
