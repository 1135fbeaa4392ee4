import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration } from '../../configuration/configuration';
import { DEAD_LETTER_FOLDER } from '../../delivery/dead-letter';
import type { Environment } from '../../schemas/variable';
import { cos, cosSettings } from '../../sinks/cos/cos-definition';
import { file, fileSettings } from '../../sinks/file/file-definition';
import { roleCredentials } from '../../tencent/credentials';
import { UsageError } from '../command-line/usage-error';
import { cosShelf } from '../shelves/cos-shelf';
import { fileShelf } from '../shelves/file-shelf';
import type { ObjectShelf } from '../shelves/object-shelf';
import { contentOf } from './letter-content';
import type { Content } from './letter-content';

/** A bucket or a folder in which there may be dead letters. */
export interface LetterPlace {
  /** For people: `cos://bucket/prefix/`, or a folder. */
  readonly location: string;
  /** Everything that is there, letter or not. */
  files(): Promise<readonly StoredFile[]>;
}

export interface StoredFile {
  /** Its path below the place. */
  readonly name: string;
  readonly location: string;
  /** `gone`: somebody has removed it meanwhile. */
  read(): Promise<Content | 'gone'>;
  remove(): Promise<void>;
}

/**
 * The bucket (`cos`) or the folder, sub-folders included, that `from` names; the place that the configuration says when it
 * names none. Throws a `UsageError` when there is no such place.
 */
export async function letterPlace(
  from: string | undefined,
  { deadLetters, objectPrefix }: Pick<Configuration, 'deadLetters' | 'objectPrefix'>,
  environment: Environment,
): Promise<LetterPlace> {
  const prefix = `${objectPrefix}/${DEAD_LETTER_FOLDER}/`;
  const kept = from ?? deadLetters.name;
  if (kept === cos.name) return placeOn(bucketShelf(environment), prefix);
  if (from !== undefined) return placeOn(await folderShelf(from), '');
  if (kept === file.name) return placeOn(await folderShelf(fileSettings(environment).directory), prefix);
  throw new UsageError(`Dead letters are in ${kept}: save the messages as .json files and say --from DIR.`);
}

function placeOn(shelf: ObjectShelf, prefix: string): LetterPlace {
  return {
    location: shelf.locationOf(prefix),
    async files() {
      const files: StoredFile[] = [];
      for await (const key of shelf.keys(prefix)) {
        files.push(isBelow(prefix, key) ? storedFile(shelf, key, key.slice(prefix.length)) : foreignFile(shelf, key));
      }
      return files;
    },
  };
}

function bucketShelf(environment: Environment): ObjectShelf {
  const settings = cosSettings(environment);
  if (settings.bucket !== '' && settings.region !== '') {
    return cosShelf({ ...settings, credentials: () => roleCredentials(environment) });
  }
  throw new UsageError('COS_BUCKET and COS_REGION are not set, so there is no bucket to read.');
}

async function folderShelf(directory: string): Promise<ObjectShelf> {
  const found = await stat(directory).catch(() => undefined);
  if (found?.isDirectory()) return fileShelf(directory);
  throw new UsageError(`There is no folder ${directory}. Say --from with the folder of the letters, or --from cos.`);
}

/** Whether a key is what a listing of the prefix may have: a listing comes from outside. */
function isBelow(prefix: string, key: string): boolean {
  return key.startsWith(prefix) && !key.split('/').some((step) => step === '.' || step === '..');
}

function storedFile(shelf: ObjectShelf, key: string, name: string): StoredFile {
  return {
    name,
    location: shelf.locationOf(key),
    async read() {
      if (path.posix.extname(key).toLowerCase() !== '.json') return 'no letter';
      const text = await shelf.read(key);
      return text === undefined ? 'gone' : contentOf(text);
    },
    remove: () => shelf.remove(key),
  };
}

function foreignFile(shelf: ObjectShelf, key: string): StoredFile {
  const refuse = () =>
    Promise.reject(new Error('It is not where the listing was asked for, so it is neither read nor removed.'));
  return { name: key, location: shelf.locationOf(key), read: refuse, remove: refuse };
}
