import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deadlineIn } from '../../../src/foundation/deadline';
import { fileStore } from '../../../src/sinks/file/file-store';
import { describeObjectStore, objectOf } from '../../contracts/object-store-contract';
import { filesBelow } from '../../support/files/files-below';
import { openFileStore } from '../../support/servers/open-stores';

describe('the file store', () => {
  describeObjectStore(openFileStore);
});

describe('a folder', () => {
  let directory: string;
  const object = objectOf('{}');
  const create = (key: string) => fileStore({ directory }).create(key, object, deadlineIn(1000));

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'file-store-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is made when it is missing', async () => {
    const store = fileStore({ directory: path.join(directory, 'not', 'yet') });
    await expect(store.create('a.json', object, deadlineIn(1000))).resolves.toBe('created');
  });

  it('names locations as it was named itself', () => {
    expect(fileStore({ directory: 'out/records' }).locationOf('a/b.json')).toBe(
      path.join('out', 'records', 'a', 'b.json'),
    );
  });

  it.each(['../outside.json', 'a/../../outside.json', '/etc/outside.json', '..', '.', ''])(
    'refuses the key "%s", which leads out of it',
    async (key) => {
      const refused = { code: 'sink_failed', message: expect.stringContaining(JSON.stringify(key)) as string };
      await expect(create(key)).rejects.toMatchObject(refused);
      await expect(fileStore({ directory }).holds(key, object, deadlineIn(1000))).rejects.toMatchObject(refused);
      await expect(readdir(directory)).resolves.toEqual([]);
    },
  );

  it('refuses a key in a sibling folder whose name starts like its own', async () => {
    await expect(create(`../${path.basename(directory)}-other/a.json`)).rejects.toMatchObject({ code: 'sink_failed' });
  });

  it('does not take a file in the way of its folder for the object', async () => {
    await writeFile(path.join(directory, 'a'), 'in the way');
    await expect(create('a/b.json')).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringContaining(path.join(directory, 'a', 'b.json')) as string,
      cause: expect.objectContaining({ code: 'EEXIST' }) as Error,
    });
  });

  it('leaves no temporary file when the write fails', async () => {
    await expect(create(`${'long'.repeat(100)}.json`)).rejects.toMatchObject({
      code: 'sink_failed',
      cause: expect.objectContaining({ code: 'ENAMETOOLONG' }) as Error,
    });
    await expect(filesBelow(directory)).resolves.toEqual([]);
  });

  it('is not asked any more when the time is up', async () => {
    const late = { code: 'sink_failed', message: expect.stringContaining("the function's time was up") as string };
    await expect(fileStore({ directory }).create('a.json', object, deadlineIn(0))).rejects.toMatchObject(late);
    await expect(fileStore({ directory }).holds('a.json', object, deadlineIn(0))).rejects.toMatchObject(late);
    await expect(readdir(directory)).resolves.toEqual([]);
  });

  it('says which file it could not read', async () => {
    await create('a/b.json');
    await expect(fileStore({ directory }).holds('a', object, deadlineIn(1000))).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringContaining(`${path.join(directory, 'a')} could not be read`) as string,
      cause: expect.objectContaining({ code: 'EISDIR' }) as Error,
    });
  });
});
