import { readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Deadline } from '../../foundation/deadline';
import { CallbackError } from '../../foundation/errors';
import type { NoteStore, ObjectStore, StoredObject } from '../object-store';
import { createDurably, hasCode, overwriteDurably, removeOldParts } from './durable-file';

export interface FileSettings {
  readonly directory: string;
}

/**
 * A folder, for development and tests: a key is a path below it. Rejects with `sink_failed`.
 * Disk calls block, one after another, and only between them is the deadline seen: a cold process does not start the
 * threads that the others need.
 */
export function fileStore({ directory }: FileSettings): ObjectStore & NoteStore {
  // No key begins with a dot.
  const parts = resolve(directory, '.parts');
  let isTidy = false;

  function create(file: string, body: Buffer): 'created' | 'exists' {
    if (!isTidy) removeOldParts(parts);
    isTidy = true;
    return createDurably(file, body, parts);
  }

  return {
    name: 'file',
    locationOf: (key) => join(directory, key),

    create: (key, { body }, deadline) =>
      promised(() => diskCall('written', insideOf(directory, key), deadline, (file) => create(file, body))),

    holds: (key, object, deadline) =>
      promised(() => diskCall('read', insideOf(directory, key), deadline, (file) => holds(file, object))),

    has: (key, deadline) => promised(() => diskCall('looked for', insideOf(directory, key), deadline, isThere)),

    readNote: (key, deadline) => promised(() => diskCall('read', insideOf(directory, key), deadline, textIn)),

    writeNote: (key, text, deadline) =>
      promised(() => {
        const body = Buffer.from(text);
        diskCall('written', insideOf(directory, key), deadline, (file) => {
          overwriteDurably(file, body, parts);
        });
      }),
  };
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function insideOf(directory: string, key: string): string {
  const folder = resolve(directory);
  const file = resolve(folder, key);
  if (file.startsWith(folder + sep)) return file;
  throw new CallbackError('sink_failed', `The key ${JSON.stringify(key)} is no path inside the folder ${folder}.`);
}

function holds(file: string, { digest, digestOf }: StoredObject): boolean {
  const stored = unlessMissing(() => readFileSync(file));
  return stored !== undefined && digestOf(stored) === digest;
}

function isThere(file: string): boolean {
  return unlessMissing(() => statSync(file)) !== undefined;
}

function textIn(file: string): string | undefined {
  return unlessMissing(() => readFileSync(file, 'utf8'));
}

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function diskCall<T>(
  done: 'written' | 'read' | 'looked for',
  file: string,
  deadline: Deadline,
  operation: (file: string) => T,
): T {
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
