import path from 'node:path';
import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { DEAD_LETTER_FOLDER, parseDeadLetter } from '../../delivery/dead-letter';
import type { DeadLetter } from '../../delivery/dead-letter';
import { asUsage } from '../command-line/usage-error';
import { cosShelf } from '../shelves/cos-shelf';
import { fileShelf } from '../shelves/file-shelf';
import type { ObjectShelf } from '../shelves/object-shelf';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import { file, fileSettings } from '../../sinks/file/file-definition';
import { roleCredentials } from '../../tencent/credentials';

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
  const isCosUsed = [deadLetters, ...sinks.map(({ sink }) => sink)].some(({ name }) => name === cos.name);
  if (isCosUsed && (from === 'cos' || deadLetters.name === cos.name)) {
    const credentials = () => roleCredentials(environment);
    return { shelf: cosShelf({ ...cosSettings(environment), credentials }), prefix };
  }
  if (from === 'cos') throw new Error('COS_BUCKET and COS_REGION are not set, so there is no bucket to read.');
  if (deadLetters.name === file.name) {
    const { directory } = fileSettings(environment);
    return { shelf: fileShelf(path.join(directory, ...prefix.split('/').filter(Boolean))), prefix: '' };
  }
  throw new Error(`Dead letters are in ${deadLetters.name}: save the messages as .json files and say --from DIR.`);
}
