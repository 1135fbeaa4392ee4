import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Deadline } from '../../foundation/deadline';
import { CallbackError } from '../../foundation/errors';
import type { ObjectStore, StoredObject } from '../object-store';

export interface FileSettings {
  readonly directory: string;
}

/**
 * A folder, for development and tests: a key is a path below it. Rejects with `sink_failed`.
 * Disk calls block, one after another, and only between them is the deadline seen: a cold process does not start the
 * threads that the others need.
 */
export function fileStore({ directory }: FileSettings): ObjectStore {
  return {
    name: 'file',
    locationOf: (key) => path.join(directory, key),

    create: (key, { body }, deadline) =>
      promised(() => diskCall('written', insideOf(directory, key), deadline, (file) => createFile(file, body))),

    holds: (key, object, deadline) =>
      promised(() => diskCall('read', insideOf(directory, key), deadline, (file) => holds(file, object))),
  };
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function insideOf(directory: string, key: string): string {
  const folder = path.resolve(directory);
  const file = path.resolve(folder, key);
  if (file.startsWith(folder + path.sep)) return file;
  throw new CallbackError('sink_failed', `The key ${JSON.stringify(key)} is no path inside the folder ${folder}.`);
}

function createFile(file: string, body: Buffer): 'created' | 'exists' {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const temporary = path.join(folder, `.${Math.random().toString(36).slice(2)}.part`);
  const descriptor = openSync(temporary, 'wx');
  try {
    writeDurably(descriptor, body);
    return linkNew(temporary, file);
  } finally {
    removeIfPossible(temporary);
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

function writeDurably(descriptor: number, body: Buffer): void {
  try {
    writeFileSync(descriptor, body);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Unlike a rename, a link never replaces what is there. */
function linkNew(temporary: string, file: string): 'created' | 'exists' {
  try {
    linkSync(temporary, file);
    return 'created';
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return 'exists';
    throw error;
  }
}

function holds(file: string, { digest, digestOf }: StoredObject): boolean {
  try {
    return digestOf(readFileSync(file)) === digest;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

function diskCall<T>(done: 'written' | 'read', file: string, deadline: Deadline, operation: (file: string) => T): T {
  if (deadline.remainingMs() === 0) {
    throw new CallbackError('sink_failed', `The file ${file} could not be ${done}: the function's time was up before.`);
  }
  try {
    return operation(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The file ${file} could not be ${done}: ${reason}. Check the folder, its permissions and the space left.`;
    throw new CallbackError('sink_failed', message, { cause });
  }
}
