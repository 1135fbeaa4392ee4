import path from 'node:path';
import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../configuration/variables';
import { DEAD_LETTER_FOLDER, parseDeadLetter } from '../../delivery/dead-letter';
import type { DeadLetter } from '../../delivery/dead-letter';
import { asUsage } from '../command-line/usage-error';
import { cosShelf } from '../shelves/cos-shelf';
import { fileShelf } from '../shelves/file-shelf';
import type { ObjectShelf } from '../shelves/object-shelf';
import { roleCredentials } from '../../sinks/role-credentials';

export interface StoredLetter {
  readonly location: string;
  readonly letter: DeadLetter;
  /** Takes it off the shelf; it is delivered. */
  remove(): Promise<void>;
}

/**
 * The dead letters of a bucket (`cos`) or of a folder and its sub-folders; of what the configuration names when `from`
 * does not say. A file that is no dead letter is passed over.
 */
export async function* openLetters(
  from: string | undefined,
  configuration: Configuration,
  environment: Environment,
): AsyncGenerator<StoredLetter> {
  const { shelf, prefix } = await asUsage(() => shelfOf(from, configuration, environment));
  for await (const key of shelf.keys(prefix)) {
    if (!key.endsWith('.json')) continue;
    const text = await shelf.read(key);
    const letter = text === undefined ? undefined : parseDeadLetter(text);
    if (letter) yield { location: shelf.locationOf(key), letter, remove: () => shelf.remove(key) };
  }
}

function shelfOf(
  from: string | undefined,
  { deadLetters, objectPrefix, sinks }: Configuration,
  environment: Environment,
): { shelf: ObjectShelf; prefix: string } {
  const prefix = `${objectPrefix}/${DEAD_LETTER_FOLDER}/`;
  if (from !== undefined && from !== 'cos') return { shelf: fileShelf(from), prefix: '' };
  const known = [deadLetters, ...sinks.map(({ settings }) => settings)];
  const cos = known.find((settings) => settings.name === 'cos');
  if (cos && (from === 'cos' || deadLetters.name === 'cos')) {
    return { shelf: cosShelf({ ...cos, credentials: () => roleCredentials(environment) }), prefix };
  }
  if (from === 'cos') throw new Error('COS_BUCKET and COS_REGION are not set, so there is no bucket to read.');
  if (deadLetters.name === 'file') {
    return { shelf: fileShelf(path.join(deadLetters.directory, ...prefix.split('/').filter(Boolean))), prefix: '' };
  }
  throw new Error(`Dead letters are in ${deadLetters.name}: save the messages as .json files and say --from DIR.`);
}
