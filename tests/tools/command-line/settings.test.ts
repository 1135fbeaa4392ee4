import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../../src/schemas/variable';
import { readSettings } from '../../../src/tools/command-line/settings';
import { UsageError } from '../../../src/tools/command-line/usage-error';

describe('the settings of a command', () => {
  let folder: string;
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const read = (own: Environment = {}, file?: string) =>
    readSettings(
      { stage: 'prod', 'env-file': file },
      { own, directory: join(folder, 'one/two'), names: ['SINKS', 'COS_BUCKET', 'CALLBACK_TOKEN'] },
    );

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settings-'));
    await mkdir(join(folder, 'one/two'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are the environment of the process where there is no file', async () => {
    expect(await read({ A: 'own' })).toEqual({ environment: { A: 'own' }, unfilled: [], misspelt: [] });
  });

  it('are filled up from the file, which overrides nothing', async () => {
    await write('one/two/.env', '# comment\nA=file\nB="with space"\n');
    expect((await read({ A: 'own' })).environment).toEqual({ A: 'own', B: 'with space' });
  });

  it.each([
    { files: ['one/two/.env.prod', 'one/two/.env'], taken: 'one/two/.env.prod' },
    { files: ['one/two/.env', 'one/.env.prod'], taken: 'one/two/.env' },
    { files: ['one/.env', '.env'], taken: 'one/.env' },
    { files: ['.env', 'one/two/.env.dev'], taken: '.env' },
  ])('come from one file, $taken of $files', async ({ files, taken }) => {
    for (const file of files) await write(file, `FROM=${file}\n`);
    expect((await read()).environment).toEqual({ FROM: taken });
  });

  it('come from the named file in place of the one that is found, of which the deploy client gets only blanks', async () => {
    await write('one/two/.env', 'A=found\nB=found\n');
    await write('one/named', 'A=named\nC=named\n');
    expect((await read({ C: 'own' }, '../named')).environment).toEqual({ A: 'named', B: '', C: 'own' });
  });

  it('cannot come from a named file that is not there', async () => {
    const reading = read({}, 'lost.env');
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow(/^--env-file lost\.env cannot be read: ENOENT.* Name a file of NAME=value/);
  });

  it('take the keys of one place only, and have no token that the deploy client could add to them', async () => {
    await write('one/two/.env', 'TENCENT_SECRET_ID=f\nTENCENT_SECRET_KEY=f\nTENCENT_TOKEN=f\n');
    const { environment } = await read({ TENCENTCLOUD_SECRETID: 'o', TENCENTCLOUD_SECRETKEY: 'o' });
    expect(environment).toEqual({
      TENCENTCLOUD_SECRETID: 'o',
      TENCENTCLOUD_SECRETKEY: 'o',
      TENCENT_SECRET_ID: 'o',
      TENCENT_SECRET_KEY: 'o',
      TENCENT_TOKEN: '',
    });
  });

  describe('that look like a mistake', () => {
    it('are named with the place where they are', async () => {
      await write('one/.env', 'CALLBACK_TOKEN=…\nSINK=cos\nCOS_BUCKET=results-1\nOTHER=a…\n');
      const { unfilled, misspelt } = await read({ COS_BUCKETS: 'results-1', TENCENT_SECRET_ID: '…' });
      expect(unfilled).toEqual([
        'CALLBACK_TOKEN in ../.env still holds the "…" of an example: write its value there.',
        'OTHER in ../.env still holds the "…" of an example: write its value there.',
        'TENCENT_SECRET_ID in the environment still holds the "…" of an example: write its value there.',
      ]);
      expect(misspelt).toEqual([
        'SINK in ../.env looks like a misspelt SINKS: rename or unset it.',
        'COS_BUCKETS in the environment looks like a misspelt COS_BUCKET: rename or unset it.',
      ]);
    });

    it('are not shown with their values, which may be secrets', async () => {
      const { unfilled, misspelt } = await read({ CALLBACK_TOKEN: 'secret…', CALLBACK_TOKN: 'secret' });
      expect([unfilled.length, misspelt.length]).toEqual([1, 1]);
      expect([...unfilled, ...misspelt].join()).not.toContain('secret');
    });

    it('are named once for both spellings of a key', async () => {
      expect((await read({ TENCENT_SECRET_ID: '…', TENCENT_SECRET_KEY: 'k' })).unfilled).toHaveLength(1);
    });

    it('are not those that a file would have, but the environment overrides', async () => {
      await write('one/two/.env', 'CALLBACK_TOKEN=…\n');
      expect((await read({ CALLBACK_TOKEN: 'token' })).unfilled).toEqual([]);
    });

    it('are not the prompt of a shell, nor what is blank', async () => {
      expect(await read({ PS1: '… $ ', SINK: ' ' })).toMatchObject({ unfilled: [], misspelt: [] });
    });
  });
});
