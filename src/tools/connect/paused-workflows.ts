import { readFile, rm } from 'node:fs/promises';
import { replaceFile } from './replace-file';

/** The workflows that were on and were paused by this command, until they are on again. It outlives the process. */
export interface PausedWorkflows {
  has(location: string): boolean;
  all(): readonly string[];
  add(location: string): Promise<void>;
  remove(location: string): Promise<void>;
}

/** Keeps them in a file, a line each; there is no file while there are none. */
export async function pausedWorkflows(file: string): Promise<PausedWorkflows> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const locations = new Set(text.split('\n').filter((line) => line !== ''));
  const write = async (): Promise<void> => {
    if (locations.size === 0) await rm(file, { force: true });
    else await replaceFile(file, [...locations, ''].join('\n'));
  };
  return {
    has: (location) => locations.has(location),
    all: () => [...locations],
    async add(location) {
      locations.add(location);
      await write();
    },
    async remove(location) {
      locations.delete(location);
      await write();
    },
  };
}
