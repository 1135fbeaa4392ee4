import path from 'node:path';
import type { Content } from './letter-content';
import { UsageError } from '../command-line/usage-error';
import type { StoredFile } from './letters';

/** Characters of a name that tell it from others; a table in a narrow terminal shows only its beginning. */
const SHORTEST_BEGINNING = 8;

/** The file that holds a letter, damaged or not. */
export interface FoundLetter {
  readonly file: StoredFile;
  readonly content: Exclude<Content, string>;
}

/**
 * The one letter of that file name, beginning of a file name, or id. Throws a `UsageError` when there is none or are several,
 * and for a file that is no letter.
 */
export async function findLetter(files: readonly StoredFile[], wanted: string): Promise<FoundLetter> {
  const named = filesNamed(files, wanted);
  const [file, ...more] = named.length > 0 ? named : await filesWithId(files, wanted);
  if (file === undefined) throw new UsageError(`There is no letter ${JSON.stringify(wanted)}, so none is removed.`);
  if (more.length > 0) {
    const names = [file, ...more].map(({ location }) => location).join(', ');
    throw new UsageError(`${JSON.stringify(wanted)} can be any of ${names}. Write one of these names whole.`);
  }
  const content = await file.read();
  if (content === 'gone') throw new UsageError(`${file.location} is not there any more.`);
  if (content === 'no letter') throw new UsageError(`${file.location} is no dead letter, so it is not removed.`);
  return { file, content };
}

/** By the whole path, or else by the name, or else by its beginning. */
function filesNamed(files: readonly StoredFile[], wanted: string): StoredFile[] {
  const ways: ((file: StoredFile) => boolean)[] = [
    ({ name, location }) => [name, location].includes(wanted),
    ({ name }) => [path.posix.basename(name), path.posix.basename(name, '.json')].includes(wanted),
    ({ name }) => wanted.length >= SHORTEST_BEGINNING && path.posix.basename(name).startsWith(wanted),
  ];
  return ways.map((isNamed) => files.filter(isNamed)).find((found) => found.length > 0) ?? [];
}

async function filesWithId(files: readonly StoredFile[], wanted: string): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for (const file of files) {
    // One that cannot be read has no id that anybody knows.
    const content = await file.read().catch(() => 'no letter' as const);
    if (typeof content === 'object' && 'letter' in content && content.letter.id === wanted) found.push(file);
  }
  return found;
}
