import { readConfiguration } from '../../configuration/configuration';
import { closePlan } from '../../delivery/plan';
import { readOptions } from '../../reconciliation/options';
import { reconcile } from '../../reconciliation/reconcile';
import type { Tally } from '../../reconciliation/tally';
import { roleCredentials } from '../../tencent/credentials';
import { handTools } from '../reconcile/run-by-hand';
import { hasKeys } from './cos-place';
import { right, skipped, unknown, wrong } from './finding';
import type { Check, Finding } from './finding';
import type { Subject } from './subject';

/** As long as the timer of the function looks back. */
const SINCE = '2h';
const LINK = `jobs of the last ${SINCE} without record`;
const LOOK = 'Look with `npm run reconcile -- --dry-run`.';

/** Whether jobs have ended whose callback never came. Nothing is delivered. */
export function missingRecordsCheck({ configuration, environment }: Subject): Check {
  return {
    link: LINK,
    async look(deadline) {
      if (configuration?.cloudInfinite.buckets === undefined) {
        return skipped('CI_BUCKETS is not set, so nobody knows which buckets are meant.', 'Set CI_BUCKETS.');
      }
      if (!configuration.sinks.some(({ sink }) => sink.kind === 'store')) {
        return skipped('No store is among SINKS, so nobody can say whether a record is there.');
      }
      if (!hasKeys(environment)) return skipped('There are no keys to ask with.');
      const searching = readConfiguration({ ...environment, AUTH: 'none', RECONCILE: 'on' });
      // The tokens tell a job that calls us from one that calls somebody else.
      const tokens = [environment['CALLBACK_TOKEN'], environment['CALLBACK_TOKEN_PREVIOUS']].filter(isSet);
      const known = { ...searching, tokens: tokens.length > 0 ? tokens : undefined };
      const { ports, clients, plan, missing } = await handTools(known, () => roleCredentials(environment), true);
      try {
        const options = readOptions({ since: SINCE });
        const run = { ...options, ports, clients, now: Date.now(), progress: new Map() };
        return findingOf(await reconcile(run, deadline), missing.length);
      } finally {
        closePlan(plan);
      }
    },
  };
}

function isSet(token: string | undefined): token is string {
  return Boolean(token?.trim());
}

function findingOf({ listed, failed, isComplete, notes }: Tally, missing: number): Finding {
  const extent = isComplete ? '' : ' The time was up before all was looked at.';
  if (missing > 0) {
    return wrong(
      `${missing} of ${listed} have none.${extent}`,
      'Deliver them with `npm run reconcile`, and find out why their callbacks do not come: see the links above.',
    );
  }
  if (failed > 0) return unknown(`It could not be said of all: ${notes[0] ?? `${failed} failed`}${extent}`, LOOK);
  if (!isComplete) return unknown(`None is missing among ${listed}.${extent}`, LOOK);
  return right(`None is missing among ${listed}.`);
}
