import { ciClients } from '../../cloud-infinite/ci-client';
import { roleCredentials } from '../../tencent/credentials';
import type { Output } from '../command-line/command';
import { asUsage, messageOf, UsageError } from '../command-line/usage-error';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { stopSignal } from '../command-line/stop-signal';
import { BY_HAND } from '../connect/by-hand';
import { callbackUrl } from '../connect/callback-url';
import { assertFits, chosenTargets } from '../connect/chosen';
import { connect } from '../connect/connect';
import { jsonReport, listReport, setReport } from '../connect/connect-report';
import { connectSettings, knownTokens } from '../connect/connect-settings';
import { tokenHider } from '../connect/hidden-tokens';
import { pausedWorkflows } from '../connect/paused-workflows';
import { rotateStage } from '../connect/rotate-stage';
import type { SetResult } from '../connect/set-target';
import { GAP } from '../connect/set-workflow';
import { listTargets } from '../connect/targets';
import { settingsOf } from './settings';

const OPTIONS = {
  url: {
    type: 'string',
    value: 'URL',
    summary: 'Is the URL of the function, as deploy prints it; the token is added.',
  },
  format: { type: 'string', value: 'json|xml', default: 'json', summary: 'Asks for callbacks in this form.' },
  queue: { type: 'string', value: 'IDS', summary: 'Sets these queues, with commas between them.' },
  all: { type: 'boolean', summary: 'Sets every queue.' },
  workflow: { type: 'string', value: 'IDS', summary: 'Sets these workflows that have a callback of their own.' },
  rotate: { type: 'boolean', summary: 'Changes the callback token without a gap; can be stopped and run again.' },
  wait: { type: 'string', value: 'TIME', summary: 'With --rotate: the old token stays so long, 24h if not said.' },
  log: { type: 'string', value: 'FILE', summary: 'With --rotate: it stays as long as this log shows that it is used.' },
  'dry-run': { type: 'boolean', summary: 'Only says what would be changed.' },
  json: { type: 'boolean', summary: 'Prints JSON for machines.' },
  ...SETTINGS_OPTIONS,
} as const;

void startCommand({
  name: 'connect',
  summary:
    'Lists the queues and workflows of Cloud Infinite with their callbacks, and sets the URL of the function there.',
  options: OPTIONS,
  examples: ['-- --stage prod', '-- --stage prod --url URL --all --dry-run', '-- --stage prod --rotate'],
  async run({ values, print, note }) {
    const settings = await settingsOf(values);
    const known = knownTokens(settings.environment);
    const hide = tokenHider(known);
    const hidden = (write: Output['print']) => (text: string) => {
      write(hide(text));
    };
    try {
      for (const sentence of settings.misspelt) note(sentence);
      const { ci, token } = await asUsage(() => connectSettings(settings));
      const { stage, url, format, queue, all, workflow, wait, log, json, 'dry-run': isDry } = values;
      const clients = ciClients(ci, () => roleCredentials(settings.environment));
      const paused = await pausedWorkflows(`.env.${stage}.paused`);
      for (const location of paused.all())
        note(`${location} was paused and is not on again: say --workflow with its id.`);
      const columns = process.stdout.columns || undefined;
      const report = (results: readonly SetResult[]): void => {
        print(setReport(results, hide, columns));
      };
      if (values.rotate) {
        if (all || queue !== undefined || json) {
          throw new UsageError('--rotate changes whatever has the old token. Leave --all, --queue and --json out.');
        }
        const typed = { stage, url, workflow, wait, log, isDry };
        const outcome = await rotateStage({ ...typed, settings, clients, known, paused, report, print: hidden(print) });
        return outcome === 'failed' ? 'failed' : 'done';
      }
      if (wait !== undefined || log !== undefined) throw new UsageError('--wait and --log need --rotate.');

      const signal = stopSignal((name) => {
        note(`${name}: stops after what is under way.`);
      });
      const targets = await listTargets(clients);
      const chosen = chosenTargets(targets, { queue, workflow, all });
      const isListing = chosen.queues.length + chosen.workflows.length === 0 && !all;
      const results: SetResult[] = [];
      if (!isListing) {
        const wanted = { url: callbackUrl(url, token), format: formatOf(format), keepsRest: false };
        assertFits(chosen, wanted.url, hide);
        if (chosen.workflows.length > 0 && !isDry) note(GAP);
        results.push(...(await connect(chosen, wanted, { isDry, paused, signal })));
      }
      if (json) print(jsonReport(targets, results, hide));
      else {
        if (isListing) print(listReport(targets, hide, columns));
        else report(results);
        for (const sentence of [...targets.notes, ...BY_HAND]) print(sentence);
      }
      for (const failure of targets.failures) note(hide(failure));
      const hasFailed = results.some(({ outcome }) => outcome === 'failed') || targets.failures.length > 0;
      return hasFailed || signal.aborted ? 'failed' : 'done';
    } catch (error) {
      const message = hide(messageOf(error));
      throw error instanceof UsageError
        ? new UsageError(message, { cause: error })
        : new Error(message, { cause: error });
    }
  },
});

function formatOf(text: string): 'JSON' | 'XML' {
  const format = text.toUpperCase();
  if (format === 'JSON' || format === 'XML') return format;
  throw new UsageError(`--format is json or xml, not ${JSON.stringify(text)}.`);
}
