import { variablesWith } from '../../configuration/variables';
import type { Environment } from '../../schemas/variable';
import { SINKS } from '../../sinks/sink-registry';
import type { Output, Values } from '../command-line/command';
import { readSettings } from '../command-line/settings';
import type { Settings, SETTINGS_OPTIONS } from '../command-line/settings';
import { UsageError } from '../command-line/usage-error';

type SettingsValues = Values<typeof SETTINGS_OPTIONS>;

/** The settings of this process: the one place of the tools that reads its environment. */
export function settingsOf(values: SettingsValues): Promise<Settings> {
  return readSettings(values, { own: process.env, directory: process.cwd(), names: Object.keys(variablesWith(SINKS)) });
}

/** The same to work with: a misspelt variable is noted, and a value that was never filled in is a `UsageError`. */
export async function environmentOf(values: SettingsValues, note: Output['note']): Promise<Environment> {
  const { environment, unfilled, misspelt } = await settingsOf(values);
  for (const sentence of misspelt) note(sentence);
  if (unfilled.length > 0) throw new UsageError(unfilled.join('\n'));
  return environment;
}
