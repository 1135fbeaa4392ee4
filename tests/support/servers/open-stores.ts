import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cosStore } from '../../../src/sinks/cos/cos-store';
import { fileStore } from '../../../src/sinks/file/file-store';
import type { NoteStore, ObjectStore } from '../../../src/sinks/object-store';
import { ACCOUNT } from './cos-account';
import { startCosServer } from './cos-server';
import { contentsBelow } from '../files/files-below';

/** An empty store and a way to look at what it holds that does not go through it. */
export interface OpenStore {
  readonly store: ObjectStore & NoteStore;
  /** Everything that is stored, left-overs included, as text by key. */
  contents(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function openCosStore(): Promise<OpenStore> {
  const server = await startCosServer(ACCOUNT);
  return {
    store: cosStore({
      bucket: 'records-1250000000',
      region: 'ap-guangzhou',
      endpoint: server.endpoint,
      credentials: () => ACCOUNT,
    }),
    contents: () =>
      Promise.resolve(Object.fromEntries([...server.objects].map(([key, { body }]) => [key, body.toString()]))),
    close: () => server.stop(),
  };
}

export async function openFileStore(): Promise<OpenStore> {
  const directory = await mkdtemp(path.join(tmpdir(), 'file-store-'));
  return {
    store: fileStore({ directory }),
    contents: () => contentsBelow(directory),
    close: () => rm(directory, { recursive: true }),
  };
}

export const STORES = [
  { name: 'cos', open: openCosStore },
  { name: 'file', open: openFileStore },
];
