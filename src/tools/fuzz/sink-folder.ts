import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of the file sink, while the fuzz runs. */
export interface SinkFolder {
  readonly directory: string;
  /** Text of every file by its path in the folder. The parts of files that are being written do not count. */
  files(): ReadonlyMap<string, string>;
  /** Leaves nothing of what was written. */
  clear(): void;
  remove(): void;
}

/** Memory, where there is such a file system: a disk needs longer for each file than the function. */
const IN_MEMORY = '/dev/shm';

export function openSinkFolder(): SinkFolder {
  const folder = mkdtempSync(path.join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'callback-fuzz-'));
  const directory = path.join(folder, 'sink');
  mkdirSync(directory);
  return {
    directory,
    files() {
      const found = new Map<string, string>();
      collect(directory, '', found);
      return found;
    },
    clear() {
      for (const name of readdirSync(directory))
        if (!isPart(name)) rmSync(path.join(directory, name), { recursive: true });
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isPart = (name: string): boolean => name.startsWith('.');

function collect(folder: string, prefix: string, found: Map<string, string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (isPart(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) collect(file, `${prefix}${entry.name}/`, found);
    else found.set(prefix + entry.name, readFileSync(file, 'utf8'));
  }
}
