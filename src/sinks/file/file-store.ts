import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { CallbackError } from '../../foundation/errors';
import type { ObjectStore } from '../object-store';

/** A folder, for development and tests: a key is a path below it. Rejects with `sink_failed`. Disks are not raced against the deadline. */
export function fileStore(directory: string): ObjectStore {
  return {
    name: 'file',
    locationOf: (key) => path.join(directory, key),

    async create(key, { body }) {
      const file = insideOf(directory, key);
      return await named('written', file, () => createFile(file, body));
    },

    async digestOf(key) {
      const file = insideOf(directory, key);
      return await named('read', file, () => digestOfFile(file));
    },
  };
}

function insideOf(directory: string, key: string): string {
  const folder = path.resolve(directory);
  const file = path.resolve(folder, key);
  if (file.startsWith(folder + path.sep)) return file;
  throw new CallbackError('sink_failed', `The key ${JSON.stringify(key)} is no path inside the folder ${folder}.`);
}

async function createFile(file: string, body: Buffer): Promise<'created' | 'exists'> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, `.${randomUUID()}.part`);
  try {
    await writeDurably(temporary, body);
    return await linkNew(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeDurably(file: string, body: Buffer): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Unlike a rename, a link never replaces what is there. */
async function linkNew(temporary: string, file: string): Promise<'created' | 'exists'> {
  try {
    await link(temporary, file);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

async function digestOfFile(file: string): Promise<string | undefined> {
  try {
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

async function named<T>(done: 'written' | 'read', file: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The file ${file} could not be ${done}: ${reason}. Check the folder, its permissions and the space left.`;
    throw new CallbackError('sink_failed', message, { cause });
  }
}
