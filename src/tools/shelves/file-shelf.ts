import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ObjectShelf } from './object-shelf';

/** The files below a folder; a key is a path in it. */
export function fileShelf(directory: string): ObjectShelf {
  return {
    locationOf: (key) => path.join(directory, key),

    async *keys(prefix) {
      const entries = (await unlessMissing(readdir(directory, { recursive: true, withFileTypes: true }))) ?? [];
      for (const entry of entries) {
        const key = path.relative(directory, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
        if (entry.isFile() && key.startsWith(prefix)) yield key;
      }
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
