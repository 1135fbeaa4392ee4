import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagesOf } from '../../../src/tools/build/licences';

describe('the packages of a bundle', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'licences-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  /** Installs a package with these files, and gives the path of its code. */
  async function installed(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    const folder = path.join(root, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    const manifest = JSON.stringify({ name, version: '1.2.3', license: 'MIT' });
    for (const [file, text] of Object.entries({ 'package.json': manifest, ...files })) {
      await writeFile(path.join(folder, file), text);
    }
    return path.join(folder, 'lib', 'index.js');
  }

  it('are named once each, with the text of every licence file', async () => {
    const inner = await installed('outer/node_modules/@scope/inner', { 'COPYING.md': 'copy it' });
    const plain = await installed('plain', {
      LICENSE: 'use it\n',
      'LICENCE-OTHER': 'or so',
      NOTICE: 'by us',
      'a.txt': 'no',
    });
    await expect(packagesOf(['src/index.ts', plain, inner, plain, 'on-use:node:crypto'])).resolves.toEqual([
      { name: 'outer/node_modules/@scope/inner', version: '1.2.3', licence: 'MIT', text: 'copy it' },
      { name: 'plain', version: '1.2.3', licence: 'MIT', text: 'or so\n\nuse it\n\nby us' },
    ]);
  });

  it('are refused when one has no licence text', async () => {
    const bare = await installed('bare', { LICENSE: ' \n' });
    await expect(packagesOf([bare])).rejects.toThrow(/bare has no file with its licence/);
  });
});
