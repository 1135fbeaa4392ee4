import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withEnvFile } from '../../../src/tools/deploy/env-file';

describe('the environment of a deployment', () => {
  let folder: string;
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const read = (own = {}) => withEnvFile(own, 'prod', join(folder, 'one/two'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'env-'));
    await mkdir(join(folder, 'one/two'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the given one without a file', async () => {
    await expect(read({ A: 'own' })).resolves.toEqual({ A: 'own' });
  });

  it('is filled up from the file, which overrides nothing', async () => {
    await write('one/two/.env', '# comment\nA=file\nB="with space"\n');
    await expect(read({ A: 'own' })).resolves.toEqual({ A: 'own', B: 'with space' });
  });

  it.each([
    { files: ['one/two/.env.prod', 'one/two/.env'], taken: 'one/two/.env.prod' },
    { files: ['one/two/.env', 'one/.env.prod'], taken: 'one/two/.env' },
    { files: ['one/.env', '.env'], taken: 'one/.env' },
    { files: ['.env', 'one/two/.env.dev'], taken: '.env' },
  ])('takes one file, $taken of $files', async ({ files, taken }) => {
    for (const file of files) await write(file, `FROM=${file}\n`);
    await expect(read()).resolves.toEqual({ FROM: taken });
  });
});
