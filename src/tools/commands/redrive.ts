import { readConfiguration } from '../../configuration/configuration';
import { createFunction } from '../../function/create-function';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { asUsage } from '../command-line/usage-error';
import { explain } from '../redrive/explain';
import { openLetters } from '../redrive/letters';
import { progressBar } from '../terminal/progress-bar';
import { redriveLetters } from '../redrive/redrive-letters';
import type { Redriven } from '../redrive/redrive-letters';
import { table } from '../terminal/table';
import { environmentOf } from './settings';

void startCommand({
  name: 'redrive',
  summary: "Sends dead letters through today's handler again; removes what was delivered, keeps the rest.",
  options: {
    from: { type: 'string', value: 'cos|DIR', summary: 'Reads the letters here; not given: where the settings say.' },
    filter: {
      type: 'string',
      value: 'TEXT',
      summary: 'Takes only letters whose error code or message holds this text.',
    },
    limit: { type: 'integer', value: 'N', least: 1, summary: 'Sends at most so many.' },
    rate: { type: 'integer', value: 'N', least: 1, summary: 'Sends at most so many a second.' },
    'dry-run': { type: 'boolean', summary: 'Lists what it would send, and sends nothing.' },
    explain: {
      type: 'string',
      value: 'FILE',
      summary: 'Only says what the handler would do with an event, letter or body.',
    },
    ...SETTINGS_OPTIONS,
  },
  examples: ['-- --stage prod --from cos --dry-run', '-- --explain FILE'],
  async run({ values, print, note }) {
    // The letters were let in when they came; whoever can read them needs no token.
    const environment = { ...(await environmentOf(values, note)), AUTH: 'none' };
    const configuration = await asUsage(() => readConfiguration(environment));
    const { explain: file } = values;
    if (file !== undefined) {
      print(await asUsage(() => explain(file, configuration)));
      return 'done';
    }
    const letters = openLetters(values.from, configuration, environment);
    const bar = progressBar(process.stderr);
    const redriven: Redriven[] = [];
    const options = {
      filter: values.filter,
      limit: values.limit,
      perSecond: values.rate,
      dryRun: values['dry-run'],
    };
    for await (const letter of redriveLetters(letters, (log) => createFunction(() => environment, log), options)) {
      redriven.push(letter);
      bar.advance(`${letter.outcome} ${letter.location}`);
    }
    bar.end();
    print(report(redriven));
    return redriven.some(({ outcome }) => outcome === 'kept') ? 'failed' : 'done';
  },
});

function report(redriven: readonly Redriven[]): string {
  if (redriven.length === 0) return 'There are no dead letters.';
  const rows = redriven.map(({ location, since, reason, outcome, detail }) => [
    location,
    since,
    reason,
    outcome,
    detail,
  ]);
  const counts = ['delivered', 'kept', 'would send']
    .map((outcome) => [redriven.filter((letter) => letter.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcome}`);
  return `${table(['dead letter', 'since', 'reason', 'outcome', 'detail'], rows)}\n\n${counts.join(', ')}.`;
}
