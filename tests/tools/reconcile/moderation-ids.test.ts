import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { idsInFile, idsStillAuditing } from '../../../src/tools/reconcile/moderation-ids';
import type { ObjectShelf } from '../../../src/tools/shelves/object-shelf';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'moderation-ids-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fileOf = async (text: string) => {
  const file = path.join(folder, 'ids.txt');
  await writeFile(file, text);
  return file;
};

describe('ids of moderations in a file', () => {
  it('are lines of a kind and an id', async () => {
    const file = await fileOf('# from the log\nReviewVideo av-1\r\n\n  image si_2  \nwebpage sh3');
    await expect(idsInFile(file)).resolves.toEqual([
      { event: 'ReviewVideo', id: 'av-1' },
      { event: 'ReviewImage', id: 'si_2' },
      { event: 'ReviewHtml', id: 'sh3' },
    ]);
  });

  it.each(['Transcode j-1', 'image', 'image a b', 'image a/b', 'image a,b', 'constructor a'])(
    'may not be %s',
    async (line) => {
      await expect(idsInFile(await fileOf(`image a\n${line}`))).rejects.toThrow(
        /^Line 2 of --ids is no kind with an id/,
      );
    },
  );

  it('are not in a file that is not there', async () => {
    await expect(idsInFile(path.join(folder, 'lost'))).rejects.toThrow('The file of --ids cannot be read: ENOENT');
  });
});

describe('ids of moderations whose records say Auditing', () => {
  const record = (name: string, id: string, state: string, kind = 'moderation') =>
    JSON.stringify({ kind, name, state, subject: `jobs/${id}` });

  const shelfOf = (objects: Readonly<Record<string, string>>): ObjectShelf => ({
    locationOf: (key) => key,
    async *keys() {
      yield* await Promise.resolve(Object.keys(objects));
    },
    read: (key) => Promise.resolve(objects[key]),
    remove: () => Promise.reject(new Error('nothing is removed')),
  });

  it('are those without a record of their end', async () => {
    const shelf = shelfOf({
      'ci/ReviewVideo/av-1.Auditing.aa.json': record('ReviewVideo', 'av-1', 'Auditing'),
      'ci/ReviewVideo/av-1.Auditing.bb.json': record('ReviewVideo', 'av-1', 'Auditing'),
      'ci/ReviewVideo/av-2.Auditing.aa.json': record('ReviewVideo', 'av-2', 'Auditing'),
      'ci/ReviewVideo/av-2.Success.json': record('ReviewVideo', 'av-2', 'Success'),
      'ci/ReviewImage/av-1.Success.json': record('ReviewImage', 'av-1', 'Success'),
      'ci/Transcode/j-1.Auditing.json': record('Transcode', 'j-1', 'Auditing', 'task'),
      'ci/_dead-letters/Review.json': record('ReviewVideo', 'av-9', 'Auditing'),
      'other/ReviewVideo/av-8.json': record('ReviewVideo', 'av-8', 'Auditing'),
      'ci/ReviewVideo/broken.json': '{',
    });
    await expect(idsStillAuditing(shelf, 'ci')).resolves.toEqual([{ event: 'ReviewVideo', id: 'av-1' }]);
  });
});
