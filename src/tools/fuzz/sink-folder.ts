import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
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
      const { files } = entriesBelow(directory);
      return new Map(files.map((file) => [file.slice(directory.length + 1), readFileSync(file, 'utf8')]));
    },
    clear() {
      // Quicker than to remove whole folders, of which each entry is looked at again.
      const { files, folders } = entriesBelow(directory);
      for (const file of files) unlinkSync(file);
      for (const folder of folders.reverse()) rmdirSync(folder);
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Entries {
  readonly files: string[];
  /** The outer ones first. */
  readonly folders: string[];
}

/** What lies in a folder, without the parts of files that are being written. */
function entriesBelow(folder: string, found: Entries = { files: [], folders: [] }): Entries {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      found.folders.push(place);
      entriesBelow(place, found);
    } else {
      found.files.push(place);
    }
  }
  return found;
}
