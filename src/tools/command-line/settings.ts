import type { Environment } from '../../schemas/variable';
import type { Options, Values } from './command';
import { foundEnvFile, namedEnvFile } from './env-file';
import type { EnvFile } from './env-file';
import { inBothSpellings, KEY_NAMES, withoutNames, withoutOtherKeys } from './key-names';
import { isUnfilled, meantName } from './setting-mistakes';

/** The options of every command that reads settings. */
export const SETTINGS_OPTIONS = {
  stage: {
    type: 'string',
    value: 'STAGE',
    default: 'dev',
    summary: 'Reads settings from .env.STAGE, or else from .env; the environment goes first.',
  },
  'env-file': { type: 'string', value: 'FILE', summary: 'Reads settings from this file and from no other.' },
} as const satisfies Options;

export interface SettingsSource {
  /** The environment of the process. */
  readonly own: Environment;
  /** Where files are looked for. */
  readonly directory: string;
  /** The variables of the function. */
  readonly names: readonly string[];
}

export interface Settings {
  readonly environment: Environment;
  /** The file that settings come from, if there is one. */
  readonly file: EnvFile | undefined;
  /** Values that still are what an example has in their place, one sentence each. */
  readonly unfilled: readonly string[];
  /** Variables that look like misspelt ones of the function, one sentence each. */
  readonly misspelt: readonly string[];
}

/**
 * The settings of a command: `own`, and what it does not say from the file that `--env-file` names, or else from the one
 * that is found. Throws a `UsageError` when the named file cannot be read.
 */
export async function readSettings(
  { stage, 'env-file': named }: Values<typeof SETTINGS_OPTIONS>,
  { own, directory, names }: SettingsSource,
): Promise<Settings> {
  const found = await foundEnvFile(stage, directory);
  const file = named === undefined ? found : await namedEnvFile(named, directory);
  const values = withoutOtherKeys(file?.values ?? {}, own);
  // The serverless client takes from the file that is found what is not set at all: it must find nothing to take.
  const blank = Object.fromEntries(Object.keys(found?.values ?? {}).map((name) => [name, '']));
  const merged = { ...blank, ...values, ...own };
  const ofFile = file && { name: file.name, values: withoutNames(values, Object.keys(own)) };
  return { environment: inBothSpellings(merged), file, ...mistakesIn(merged, ofFile, names) };
}

function mistakesIn(
  environment: Environment,
  file: EnvFile | undefined,
  names: readonly string[],
): Pick<Settings, 'unfilled' | 'misspelt'> {
  const isOfFile = (name: string) => Object.hasOwn(file?.values ?? {}, name);
  const placed = (name: string) => `${name} in ${file && isOfFile(name) ? file.name : 'the environment'}`;
  // The variables of a shell may hold anything; a file is all settings.
  const isSetting = (name: string) => isOfFile(name) || names.includes(name) || KEY_NAMES.includes(name);

  const given = Object.entries(environment).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  const unfilled = given.filter(([name, value]) => isSetting(name) && isUnfilled(value));
  const misspelt = given.flatMap(([name]) => {
    const meant = meantName(name, names);
    return meant === undefined ? [] : [{ name, meant }];
  });
  return {
    unfilled: unfilled.map(([name]) => `${placed(name)} still holds the "…" of an example: write its value there.`),
    misspelt: misspelt.map(({ name, meant }) => `${placed(name)} looks like a misspelt ${meant}: rename or unset it.`),
  };
}
