import type { Environment } from '../../schemas/variable';

/**
 * The two spellings of one pair of keys and its session token: the deploy client's, and the one that the platform gives
 * to a function (cloud.tencent.com/document/product/583/32748).
 */
const SPELLINGS = [
  { id: 'TENCENT_SECRET_ID', key: 'TENCENT_SECRET_KEY', token: 'TENCENT_TOKEN' },
  { id: 'TENCENTCLOUD_SECRETID', key: 'TENCENTCLOUD_SECRETKEY', token: 'TENCENTCLOUD_SESSIONTOKEN' },
] as const;

export const KEY_NAMES: readonly string[] = SPELLINGS.flatMap(({ id, key, token }) => [id, key, token]);

/** The same environment; a whole pair that it has in one spelling only is there in the other as well. */
export function inBothSpellings(environment: Environment): Environment {
  const whole = SPELLINGS.find((names) => isWhole(environment, names));
  const absent = SPELLINGS.find((names) => isAbsent(environment, names));
  if (!whole || !absent) return environment;
  const { [whole.id]: id, [whole.key]: key, [whole.token]: token } = environment;
  // A token that is blank on purpose stays so.
  return { ...environment, [absent.id]: id, [absent.key]: key, [absent.token]: token ?? environment[absent.token] };
}

/** What `file` adds to `own`, without its keys where these are another pair: halves of two pairs make none. */
export function withoutOtherKeys(file: Environment, own: Environment): Environment {
  const hasOwnPair = SPELLINGS.some((names) => isWhole(own, names));
  const speaksOfAnother = KEY_NAMES.some((name) => own[name] && file[name] && own[name] !== file[name]);
  if (!hasOwnPair && !speaksOfAnother) return file;
  return withoutNames(file, KEY_NAMES);
}

export function withoutNames(environment: Environment, names: readonly string[]): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}

type Spelling = (typeof SPELLINGS)[number];

function isWhole(environment: Environment, { id, key }: Spelling): boolean {
  return Boolean(environment[id] && environment[key]);
}

function isAbsent(environment: Environment, names: Spelling): boolean {
  return Object.values(names).every((name) => !environment[name]);
}
