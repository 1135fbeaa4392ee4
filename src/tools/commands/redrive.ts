import { parseArgs } from 'node:util';
import { readConfiguration } from '../../configuration/configuration';
import { createFunction } from '../../function/create-function';
import { explain } from '../redrive/explain';
import { openLetters } from '../redrive/letters';
import { progressBar } from '../terminal/progress-bar';
import { redriveLetters } from '../redrive/redrive-letters';
import type { Redriven } from '../redrive/redrive-letters';
import { table } from '../terminal/table';

const USAGE = [
  'npm run redrive -- [--from cos|DIR] [--filter TEXT] [--limit N] [--rate N] [--dry-run]',
  'npm run redrive -- --explain FILE',
].join('\n       ');

/** Sends dead letters through today's handler again; removes what was delivered, keeps the rest. */
async function redrive(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      filter: { type: 'string' },
      limit: { type: 'string' },
      rate: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      explain: { type: 'string' },
    },
  });
  // The letters were let in when they came; whoever can read them needs no token.
  const environment = { ...process.env, AUTH: 'none' };
  const configuration = readConfiguration(environment);
  if (values.explain !== undefined) {
    print(await explain(values.explain, configuration));
    return;
  }
  const letters = openLetters(values.from, configuration, environment);
  const bar = progressBar(process.stderr);
  const redriven: Redriven[] = [];
  const options = {
    filter: values.filter,
    limit: wholeNumber('--limit', values.limit),
    perSecond: wholeNumber('--rate', values.rate),
    dryRun: values['dry-run'],
  };
  for await (const letter of redriveLetters(letters, (log) => createFunction(() => environment, log), options)) {
    redriven.push(letter);
    bar.advance(`${letter.outcome} ${letter.location}`);
  }
  bar.end();
  print(report(redriven));
  if (redriven.some(({ outcome }) => outcome === 'kept')) process.exitCode = 1;
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${option} takes a whole number from 1, not ${JSON.stringify(text)}.`);
}

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

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

redrive()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}\n`);
    process.exitCode = 2;
  })
  // A function keeps the connections of its queues; here they would keep the command from ending.
  .finally(() => process.stdout.write('', () => process.exit()));
