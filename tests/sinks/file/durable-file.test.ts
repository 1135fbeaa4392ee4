import fs from 'node:fs';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { deadlineIn } from '../../../src/foundation/deadline';
import { fileStore } from '../../../src/sinks/file/file-store';
import { objectOf } from '../../contracts/object-store-contract';
import { filesBelow } from '../../support/files/files-below';

const OBJECT = objectOf('{"a":1}');
const HOUR_MS = 3_600_000;

let directory: string;
const create = (key: string) => fileStore({ directory }).create(key, OBJECT, deadlineIn(1000));

beforeEach(() => {
  directory = fs.mkdtempSync(path.join(tmpdir(), 'durable-file-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(directory, { recursive: true });
});

const PART = /^\.parts\/\w+\.part$/;
const nameOf = (file: string) => path.relative(directory, file).replace(PART, 'part') || '.';

/** What is done to the disk, in order: each call with the file that it is about, by its path below the folder. */
function tracedCalls(): string[] {
  const calls: string[] = [];
  const opened = new Map<number, string>();
  const { openSync, writeFileSync, fsyncSync, linkSync, unlinkSync } = fs;
  jest.spyOn(fs, 'openSync').mockImplementation((file, flags) => {
    const descriptor = openSync(file, flags);
    opened.set(descriptor, nameOf(String(file)));
    return descriptor;
  });
  jest.spyOn(fs, 'writeFileSync').mockImplementation((descriptor, data) => {
    calls.push(`write ${opened.get(Number(descriptor)) ?? '?'}`);
    writeFileSync(descriptor, data);
  });
  jest.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    calls.push(`sync ${opened.get(descriptor) ?? '?'}`);
    fsyncSync(descriptor);
  });
  jest.spyOn(fs, 'linkSync').mockImplementation((from, to) => {
    calls.push(`link ${nameOf(String(from))} ${nameOf(String(to))}`);
    linkSync(from, to);
  });
  jest.spyOn(fs, 'unlinkSync').mockImplementation((file) => {
    calls.push(`unlink ${nameOf(String(file))}`);
    unlinkSync(file);
  });
  return calls;
}

describe('a file that is created', () => {
  const upToLink = ['write part', 'sync part', 'link part a/b/c.json'];

  it('is synced before it has its name, and the name before the answer', async () => {
    fs.mkdirSync(path.join(directory, 'a/b'), { recursive: true });
    const calls = tracedCalls();
    await expect(create('a/b/c.json')).resolves.toBe('created');
    expect(calls).toEqual([...upToLink, 'sync a/b', 'unlink part']);
  });

  it('is in folders that are synced too when they are new', async () => {
    const calls = tracedCalls();
    await create('a/b/c.json');
    expect(calls).toEqual([...upToLink, 'sync a/b', 'sync a', 'sync .', 'unlink part']);
  });

  it('counts as existing only when its name is durable', async () => {
    await create('a/b/c.json');
    const calls = tracedCalls();
    await expect(create('a/b/c.json')).resolves.toBe('exists');
    expect(calls).toEqual([...upToLink, 'sync a/b', 'unlink part']);
  });

  it('is not confirmed when its folder cannot be synced', async () => {
    const { fsyncSync } = fs;
    jest.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
      if (fs.fstatSync(descriptor).isDirectory()) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
      fsyncSync(descriptor);
    });
    await expect(create('a.json')).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringContaining(`${path.join(directory, 'a.json')} could not be written: EIO`) as string,
    });
  });

  it('is confirmed even when its temporary file cannot be removed', async () => {
    jest.spyOn(fs, 'unlinkSync').mockImplementation(() => {
      throw new Error('EPERM');
    });
    await expect(create('a.json')).resolves.toBe('created');
    await expect(filesBelow(directory)).resolves.toEqual([expect.stringMatching(PART), 'a.json']);
  });
});

describe('a temporary file of an earlier process', () => {
  const left = (name: string, ageMs: number) => {
    const file = path.join(directory, '.parts', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, 'half');
    const time = (Date.now() - ageMs) / 1000;
    fs.utimesSync(file, time, time);
  };

  it('is removed at the first write if it is older than an hour', async () => {
    left('old.part', HOUR_MS + 60_000);
    left('young.part', HOUR_MS - 60_000);
    left('other.json', 2 * HOUR_MS);
    await create('a.json');
    await expect(filesBelow(directory)).resolves.toEqual(['.parts/other.json', '.parts/young.part', 'a.json']);
  });

  it('is not looked for again by the same process', async () => {
    const store = fileStore({ directory });
    await store.create('a.json', OBJECT, deadlineIn(1000));
    left('old.part', 2 * HOUR_MS);
    await store.create('b.json', OBJECT, deadlineIn(1000));
    await expect(filesBelow(directory)).resolves.toContain('.parts/old.part');
  });

  it('fails no write when it cannot be removed', async () => {
    fs.mkdirSync(path.join(directory, '.parts', 'folder.part'), { recursive: true });
    const time = (Date.now() - 2 * HOUR_MS) / 1000;
    fs.utimesSync(path.join(directory, '.parts', 'folder.part'), time, time);
    await expect(create('a.json')).resolves.toBe('created');
  });
});

it('takes no part of another process for its own', async () => {
  await create('first.json');
  const random = jest.spyOn(Math, 'random').mockReturnValue(0.5);
  const part = path.join(directory, '.parts', `${(0.5).toString(36).slice(2)}.part`);
  fs.writeFileSync(part, 'of another');
  await expect(create('second.json')).rejects.toMatchObject({ code: 'sink_failed' });
  random.mockRestore();
  expect(fs.existsSync(path.join(directory, 'second.json'))).toBe(false);
});
