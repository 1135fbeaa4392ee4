import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectShelf } from './object-shelf';

/** The files below a folder; a key is a path in it. A prefix is a folder in it, with a `/` at its end, or empty. */
export function fileShelf(directory: string): ObjectShelf {
  return {
    locationOf: (key) => path.join(directory, key),

    async *keys(prefix) {
      const folder = path.join(directory, prefix);
      const entries = (await unlessMissing(readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];
      const files = entries.filter((entry) => entry.isFile());
      const keys = files.map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
      yield* keys.map((key) => key.split(path.sep).join('/')).sort();
    },

    read: (key) => unlessMissing(readFile(path.join(directory, key), 'utf8')),

    async remove(key) {
      await rm(path.join(directory, key), { force: true });
    },
  };
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
