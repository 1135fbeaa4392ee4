import { ciSettings, ciVariables } from '../../cloud-infinite/ci-settings';
import type { CiSettings } from '../../cloud-infinite/ci-settings';
import { givenValues, isAllowed } from '../../schemas/variable';
import type { Environment } from '../../schemas/variable';
import type { Settings } from '../command-line/settings';
import { UsageError } from '../command-line/usage-error';
import type { KnownTokens } from './hidden-tokens';

/** Throws a `UsageError` when CI_BUCKETS, keys or the token are missing, or a value of them is not allowed. */
export function connectSettings({ environment, unfilled }: Settings): { ci: CiSettings; token: string } {
  const given = givenValues(ciVariables, environment);
  const wrong = Object.entries(ciVariables)
    .filter(([name, schema]) => given[name] !== undefined && !isAllowed(schema, given[name]))
    .map(([name, { allowed }]) => `${name} has a value that is not allowed; allowed is ${allowed}.`);
  const needed = {
    CI_BUCKETS: 'the buckets whose queues are set, name-appid@region',
    CALLBACK_TOKEN: 'the token that the function has: `npm run token` makes one',
    TENCENTCLOUD_SECRETID: 'a key that may change queues (or TENCENT_SECRET_ID)',
    TENCENTCLOUD_SECRETKEY: 'the secret of that key (or TENCENT_SECRET_KEY)',
  };
  const missing = Object.entries(needed)
    .filter(([name]) => !environment[name]?.trim())
    .map(([name, what]) => `${name} is not set: ${what}.`);
  const problems = [...unfilled, ...wrong, ...missing];
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { ci: ciSettings(given), token: environment['CALLBACK_TOKEN']?.trim() ?? '' };
}

export function knownTokens(environment: Environment): KnownTokens {
  const named = ['CALLBACK_TOKEN', 'CALLBACK_TOKEN_PREVIOUS'].flatMap((name) => {
    const token = environment[name]?.trim();
    return token ? [[token, `<${name}>`] as const] : [];
  });
  return new Map(named);
}
