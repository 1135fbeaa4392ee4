import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** No write takes so long: what is older was left by a process that died. */
const OLD_MS = 3_600_000;

/**
 * Creates a file with these bytes unless it exists, whole or not at all, so that neither bytes nor name are lost in a power
 * cut. The bytes are first in a file of `parts`, a folder of the same file system. Throws what `node:fs` throws.
 */
export function createDurably(file: string, body: Buffer, parts: string): 'created' | 'exists' {
  return placeDurably(file, body, parts, linkNew);
}

/** The same, but what is there before is replaced. */
export function overwriteDurably(file: string, body: Buffer, parts: string): void {
  placeDurably(file, body, parts, renameSync);
}

function placeDurably<T>(file: string, body: Buffer, parts: string, place: (part: string, file: string) => T): T {
  const folder = dirname(file);
  mkdirSync(parts, { recursive: true });
  const firstMade = mkdirSync(folder, { recursive: true });
  const part = join(parts, `${Math.random().toString(36).slice(2)}.part`);
  const descriptor = openSync(part, 'wx');
  try {
    writeAndSync(descriptor, body);
    const outcome = place(part, file);
    // Even if it exists: whoever linked it may not have come to this yet.
    syncFolders(folder, firstMade === undefined ? folder : dirname(firstMade));
    return outcome;
  } finally {
    removeIfPossible(part);
  }
}

/** Removes what processes that died have left in `parts`; a file that cannot be removed stays. */
export function removeOldParts(parts: string): void {
  for (const name of namesIn(parts)) {
    const part = join(parts, name);
    if (name.endsWith('.part') && isOld(part)) removeIfPossible(part);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isOld(file: string): boolean {
  try {
    return statSync(file).mtimeMs < Date.now() - OLD_MS;
  } catch {
    return false;
  }
}

/** A part that stays takes up room, but what became of the record is the answer. */
function removeIfPossible(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Nothing is lost with it.
  }
}

function writeAndSync(descriptor: number, body: Buffer): void {
  try {
    writeFileSync(descriptor, body);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Unlike a rename, a link never replaces what is there. */
function linkNew(part: string, file: string): 'created' | 'exists' {
  try {
    linkSync(part, file);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

/** A name is durable when the folder that holds it is synced: `folder` holds a file, and each one above it up to `top` a folder. */
function syncFolders(folder: string, top: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (folder !== top) syncFolders(dirname(folder), top);
}

export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
