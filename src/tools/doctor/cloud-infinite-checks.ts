import { ciClients } from '../../cloud-infinite/ci-client';
import type { CiClient } from '../../cloud-infinite/ci-client';
import { roleCredentials } from '../../tencent/credentials';
import { TOKEN_QUERY } from '../../trigger/authentication';
import { listTargets } from '../connect/targets';
import type { Target } from '../connect/targets';
import { hasKeys } from './cos-place';
import { right, skipped, unknown, wrong } from './finding';
import type { Check, Finding } from './finding';
import type { Subject } from './subject';

const LINK = 'callbacks of Cloud Infinite';
const CONNECT = 'Set it with `npm run connect -- --url URL`.';

/** For each served bucket, whom its queues and workflows call. */
export function cloudInfiniteChecks(subject: Subject): Check[] {
  const { configuration, environment } = subject;
  const settings = configuration?.cloudInfinite;
  if (settings?.buckets === undefined) {
    const why = skipped('CI_BUCKETS is not set, so nobody knows which buckets are meant.', 'Set CI_BUCKETS.');
    return [{ link: LINK, look: () => Promise.resolve(why) }];
  }
  return ciClients(settings, () => roleCredentials(environment)).map((client) => ({
    link: `${LINK} for ${client.bucket}`,
    look: async () =>
      hasKeys(environment) ? await calledFrom(client, subject) : skipped('There are no keys to ask with.'),
  }));
}

/** Whom a queue or workflow calls. */
type Called = 'current' | 'elsewhere' | 'previous' | 'other' | 'nobody';

const WORDS: Readonly<Record<Called, string>> = {
  current: 'This function is called by',
  elsewhere: 'Our token goes to another address than that of --url from',
  previous: 'The previous token is used by',
  other: 'Something else is called by',
  nobody: 'Nobody is called by',
};

async function calledFrom(client: CiClient, subject: Subject): Promise<Finding> {
  const { queues, workflows, failures } = await listTargets([client]);
  const callers = new Map<Called, string[]>();
  for (const target of [...queues, ...workflows]) {
    const called = calledBy(target, subject);
    if (called !== undefined) callers.set(called, [...(callers.get(called) ?? []), `${target.kind} ${target.id}`]);
  }
  // In the order of the words, as they are written above.
  const said = Object.entries(WORDS).flatMap(([called, words]) => {
    const names = callers.get(called as Called);
    return names ? [`${words} ${names.join(', ')}.`] : [];
  });
  return findingOf(callers, said, failures);
}

function findingOf(
  callers: ReadonlyMap<Called, unknown>,
  said: readonly string[],
  failures: readonly string[],
): Finding {
  const [first, ...more] = failures;
  const failed = first === undefined ? [] : [first, ...(more.length > 0 ? [`${more.length} more failed.`] : [])];
  const says = [...said, ...failed].join(' ');
  if (callers.has('elsewhere')) return wrong(says, CONNECT);
  // What to do is in the words of a failure.
  if (failures.length > 0) return unknown(says);
  if (!callers.has('current') && !callers.has('previous')) {
    const whole = `No queue and no workflow calls this function. ${says}`.trimEnd();
    return wrong(whole, `${CONNECT} If every job has a CallBack of its own, nothing is wrong.`);
  }
  return right(says, callers.has('previous') ? `${CONNECT} Then the previous token can go.` : undefined);
}

/** `undefined`: a workflow that leaves it to its queues. Automatic moderation, and jobs with a CallBack, are not in any list. */
function calledBy({ callback, kind }: Target, { environment, url }: Subject): Called | undefined {
  if (callback === undefined && kind === 'workflow') return undefined;
  if (callback?.state !== 'On') return 'nobody';
  const address = callback.type === 'Url' && callback.url !== undefined ? parsed(callback.url) : undefined;
  if (address === undefined) return 'other';
  const offered = [...address.pathname.split('/'), address.searchParams.get(TOKEN_QUERY)];
  const holds = (token: string | undefined) => Boolean(token?.trim()) && offered.includes(token?.trim() ?? '');
  if (holds(environment['CALLBACK_TOKEN'])) return url && url.host !== address.host ? 'elsewhere' : 'current';
  return holds(environment['CALLBACK_TOKEN_PREVIOUS']) ? 'previous' : 'other';
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
