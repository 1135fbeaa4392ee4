import { LISTED_NAMES } from '../../cloud-infinite/listed-names';
import { readConfiguration } from '../../configuration/configuration';
import { closePlan } from '../../delivery/plan';
import { deadlineIn } from '../../foundation/deadline';
import { readOptions } from '../../reconciliation/options';
import { reconcile } from '../../reconciliation/reconcile';
import type { Tally } from '../../reconciliation/tally';
import { roleCredentials } from '../../tencent/credentials';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { asUsage } from '../command-line/usage-error';
import { idsInFile, idsStillAuditing } from '../reconcile/moderation-ids';
import { reconcileReport, rowOf } from '../reconcile/reconcile-report';
import { recordShelf } from '../reconcile/record-shelf';
import { handTools, LONGEST_SEARCH_MS } from '../reconcile/run-by-hand';
import type { HandTools } from '../reconcile/run-by-hand';
import { settleModerations } from '../reconcile/settle-moderations';
import { progressBar } from '../terminal/progress-bar';
import { environmentOf } from './settings';

const NO_LIST = 'Moderation jobs are in no list of Cloud Infinite: --ids takes theirs.';

void startCommand({
  name: 'reconcile',
  summary: 'Looks for finished jobs without a record, by the lists of Cloud Infinite, and delivers them.',
  options: {
    since: {
      type: 'string',
      value: 'TIME',
      default: '2h',
      summary: 'Jobs that were created so long ago: 90m, 2h, 7d.',
    },
    tag: { type: 'string', value: 'TAGS', summary: 'Only these Tags, with commas; WorkflowFinish for runs.' },
    ids: {
      type: 'string',
      value: 'FILE|auditing',
      summary: 'Instead: moderations of a file, or those whose last record says Auditing.',
    },
    'dry-run': { type: 'boolean', summary: 'Only says what is missing; writes nothing.' },
    json: { type: 'boolean', summary: 'Prints counts and missing jobs as JSON.' },
    ...SETTINGS_OPTIONS,
  },
  examples: ['-- --stage prod --since 24h --dry-run', '-- --stage prod --ids auditing'],
  async run({ values, print, note }) {
    const { since, tag, ids, json, 'dry-run': isDry } = values;
    const environment = { ...(await environmentOf(values, note)), RECONCILE: 'on' };
    const configuration = await asUsage(() => readConfiguration(environment));
    const options = await asUsage(() => readOptions({ since, tags: tag?.split(',') ?? LISTED_NAMES }));
    const credentials = () => roleCredentials(environment);
    const tools = await handTools(configuration, credentials, isDry);
    const shelf = recordShelf(configuration, environment, credentials);
    if (!json) print(`Looks for ${configuration.objectPrefix} in ${shelf.locationOf('')}`);
    let tally: Tally;
    try {
      if (ids === undefined) tally = await listed(options, tools);
      else {
        const wanted =
          ids === 'auditing' ? await idsStillAuditing(shelf, configuration.objectPrefix) : await idsInFile(ids);
        const bar = progressBar(process.stderr, wanted.length);
        tally = await settleModerations(wanted, tools, ({ event, id }) => {
          bar.advance(`${event} ${id}`);
        });
        bar.end();
      }
    } finally {
      closePlan(tools.plan);
    }
    const rows = tools.missing.map((missing) => rowOf(missing, isDry));
    if (json) print(JSON.stringify({ ...tally, missing: rows }));
    else {
      print(`\n${reconcileReport(tally, rows, { isDry, columns: process.stdout.columns || undefined })}`);
      if (ids === undefined) print(NO_LIST);
    }
    return tally.failed > 0 || !tally.isComplete ? 'failed' : 'done';
  },
});

async function listed(options: ReturnType<typeof readOptions>, { ports, clients }: HandTools): Promise<Tally> {
  const bar = progressBar(process.stderr, clients.length * options.names.length);
  const run = {
    ...options,
    ports,
    clients,
    now: Date.now(),
    progress: new Map(),
    onList: (name: string) => {
      bar.advance(name);
    },
  };
  try {
    return await reconcile(run, deadlineIn(LONGEST_SEARCH_MS));
  } finally {
    bar.end();
  }
}
