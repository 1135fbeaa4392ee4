import { readConfiguration } from '../../configuration/configuration';
import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import type { Settings } from '../command-line/settings';

type ReadSettings = Pick<Settings, 'environment' | 'unfilled' | 'misspelt'>;

/** What is looked at. */
export interface Subject {
  readonly settings: ReadSettings;
  /** The same variables, also as the function would read them. */
  readonly environment: Environment;
  /** `undefined`: the settings are so wrong that nothing follows from them. */
  readonly configuration: Configuration | undefined;
  /** Of the function, without token; `undefined`: nobody said. */
  readonly url: URL | undefined;
}

export function subjectOf(settings: ReadSettings, url: URL | undefined): Subject {
  const { environment } = settings;
  return { settings, environment, configuration: readable(environment), url };
}

/** A token that is missing keeps nothing else from being looked at. */
function readable(environment: Environment): Configuration | undefined {
  try {
    return readConfiguration({ ...environment, AUTH: 'none' });
  } catch {
    return undefined;
  }
}
