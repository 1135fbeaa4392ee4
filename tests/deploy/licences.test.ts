import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleFunction } from '../../src/tools/build/function-bundle';
import { bundleLibrary } from '../../src/tools/build/library-bundle';
import { packagesOf, THIRD_PARTY_FILE } from '../../src/tools/build/licences';

let folder: string;
let sources: readonly string[];
const textOf = (file: string) => readFile(path.join(folder, file), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'licences-'));
  ({ sources } = await bundleFunction(path.join(folder, 'dist')));
  await bundleLibrary(path.join(folder, 'library'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe('what is passed on', () => {
  it('names every package in the function, with its licence and the text of it', async () => {
    const names = new Set(sources.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
    const packages = await packagesOf(sources);
    expect(packages.map(({ name }) => name)).toEqual([...names].sort());
    expect([...names]).toEqual(expect.arrayContaining(['xml2js', 'sax', 'amqplib', 'kafkajs']));
    const all = await textOf(path.join('dist', THIRD_PARTY_FILE));
    for (const { name, version, licence, text } of packages) {
      expect(text).not.toBe('');
      expect(all).toContain(`${name} ${version} (${licence})\n`);
      expect(all).toContain(text.replace(/\r\n/g, '\n'));
    }
  });

  it('names in the library what is in the library', async () => {
    const all = await textOf(path.join('library', THIRD_PARTY_FILE));
    expect(all).toMatch(/^xml2js \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(all).not.toContain('kafkajs');
  });

  it.each(['dist', 'library'])('has our own licence: %s', async (part) => {
    expect(await textOf(path.join(part, 'LICENSE'))).toBe(await readFile('LICENSE', 'utf8'));
  });
});
