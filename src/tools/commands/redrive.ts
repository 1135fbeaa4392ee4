import { readConfiguration } from '../../configuration/configuration';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { stopSignal } from '../command-line/stop-signal';
import { asUsage, UsageError } from '../command-line/usage-error';
import { assertDestination, assertGivenUp, destinationsOf } from '../redrive/destinations';
import { discardLetter } from '../redrive/discard-letter';
import { explain } from '../redrive/explain';
import { letterSender } from '../redrive/letter-sender';
import type { LetterSender } from '../redrive/letter-sender';
import { letterPlace } from '../redrive/letters';
import { redriveLetters } from '../redrive/redrive-letters';
import { redriveReport } from '../redrive/redrive-report';
import { needsSomebody } from '../redrive/redriven';
import type { Redriven } from '../redrive/redriven';
import { progressBar } from '../terminal/progress-bar';
import { environmentOf } from './settings';

/** What is done with a letter without `--from`. */
const LISTER: LetterSender = {
  send: (_, { error }) => Promise.resolve({ outcome: 'listed', detail: error.message }),
  close: () => undefined,
};

void startCommand({
  name: 'redrive',
  summary: "Sends dead letters through today's handler again; removes what was delivered, keeps the rest.",
  options: {
    from: { type: 'string', value: 'cos|DIR', summary: 'Sends the letters in here; not given: only lists letters.' },
    filter: { type: 'string', value: 'TEXT', summary: 'Only letters with it in their name, error, Tags or job ids.' },
    limit: { type: 'integer', value: 'N', least: 1, summary: 'Sends at most so many.' },
    rate: { type: 'integer', value: 'N', least: 1, summary: 'Sends at most so many a second.' },
    without: { type: 'string', value: 'SINKS', summary: 'Delivers letters without these sinks of theirs: given up.' },
    'dry-run': { type: 'boolean', summary: 'Only says what would become of each letter; writes nothing.' },
    discard: { type: 'string', value: 'NAME', summary: 'Removes one letter, by its file name or id; sends nothing.' },
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
    const { from, filter, limit, rate, discard, 'dry-run': isDry, explain: file } = values;
    if (file !== undefined) {
      print(await asUsage(() => explain(file, configuration)));
      return 'done';
    }
    if (discard !== undefined) {
      if (from === undefined) throw new UsageError('--discard needs --from: say where the letter is.');
      await discardLetter(await letterPlace(from, configuration, environment), discard, isDry, print);
      return 'done';
    }

    assertDestination(environment);
    const without = values.without?.split(',').map((name) => name.trim()) ?? [];
    assertGivenUp(without, configuration);
    const place = await letterPlace(from, configuration, environment);
    const isListing = from === undefined && !isDry;
    print(`Reads from ${place.location}`);
    if (isListing) print('Sends nothing: say --from to send.');
    else print(`${isDry ? 'Would send' : 'Sends'} to ${destinationsOf(configuration, environment)}`);

    const files = await place.files();
    const { send, close } = isListing ? LISTER : letterSender(configuration, environment, { without, isDry });
    const bar = progressBar(process.stderr, files.length);
    const signal = stopSignal((name) => {
      bar.end();
      note(`${name}: stops after the letter that is under way.`);
    });
    const redriven: Redriven[] = [];
    try {
      for await (const one of redriveLetters(files, send, { filter, limit, perSecond: rate, signal })) {
        redriven.push(one);
        bar.advance(`${one.outcome} ${one.name}`);
      }
    } finally {
      // A function keeps the connections of its queues; here they would keep the command from ending.
      close();
      bar.end();
      const stoppedBy = signal.aborted ? String(signal.reason) : undefined;
      // A terminal that does not know its width says 0.
      const columns = process.stdout.columns || undefined;
      print(`\n${redriveReport(redriven, { total: files.length, filter, stoppedBy, columns })}`);
    }
    return signal.aborted || redriven.some(needsSomebody) ? 'failed' : 'done';
  },
});
