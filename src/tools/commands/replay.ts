import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFunction } from '../../function/create-function';
import { startCommand } from '../command-line/start-command';
import { UsageError } from '../command-line/usage-error';
import { allSamples } from '../samples/sample-body';
import { readFiles, replayFiles, replayResult } from '../replay/replay-file';
import type { ReplayedFile } from '../replay/replay-file';
import { replayReport } from '../replay/replay-report';

const SAMPLES = 'events';

void startCommand({
  name: 'replay',
  summary: 'Sends files through the real handler with the file sink, and says what became of each.',
  options: {
    json: { type: 'boolean', summary: 'Prints one line of JSON a file, and nothing else.' },
    out: { type: 'string', value: 'DIR', default: './results', summary: 'Writes the records into this folder.' },
    all: { type: 'boolean', summary: 'Sends a made-up callback of every kind, form and state, and no files.' },
  },
  positionals: { value: 'FILE', summary: `Trigger events or bare callback bodies; none: those in ${SAMPLES}/.` },
  examples: ['', '-- --json --out /tmp/records callback.xml'],
  async run({ values, positionals, print }) {
    if (values.all && positionals.length > 0) throw new UsageError('--all takes no files. Leave it or the files out.');
    const files = values.all ? allSamples() : readFiles(positionals.length > 0 ? positionals : await sampleFiles());
    const environment = { AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: values.out };
    const replayed: ReplayedFile[] = [];
    for await (const file of replayFiles(files, (log) => createFunction(() => environment, log))) {
      replayed.push(file);
      if (values.json) print(JSON.stringify(replayResult(file)));
    }
    if (!values.json) print(replayReport(replayed));
    return replayed.some(({ entry }) => entry.status !== 200) ? 'failed' : 'done';
  },
});

async function sampleFiles(): Promise<string[]> {
  const names = await readdir(SAMPLES);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(SAMPLES, name));
}
