import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../../src/configuration/configuration';
import type { Environment } from '../../../src/schemas/variable';
import { UsageError } from '../../../src/tools/command-line/usage-error';
import { letterPlace } from '../../../src/tools/redrive/letters';
import type { LetterPlace } from '../../../src/tools/redrive/letters';
import { letterOf } from '../../support/builders/letters';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { listenOnLoopback } from '../../support/servers/loopback';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'letters-'));
});
afterEach(() => rm(folder, { recursive: true }));

const placeOf = (from: string | undefined, given: Environment = {}): Promise<LetterPlace> =>
  letterPlace(from, readConfiguration({ AUTH: 'none', ...given }), given);

describe('the place of the letters is', () => {
  it('the folder that is named', async () => {
    expect((await placeOf(folder)).location).toBe(folder);
  });

  it.each([
    { from: 'cos', given: { COS_BUCKET: 'b-1250000000', COS_REGION: 'ap-guangzhou', OBJECT_PREFIX: 'ci' } },
    {
      from: 'cos',
      given: { COS_BUCKET: 'b-1250000000', COS_REGION: 'ap-guangzhou', OBJECT_PREFIX: 'ci', SINKS: 'file' },
    },
    { from: undefined, given: { COS_BUCKET: 'b-1250000000', COS_REGION: 'ap-guangzhou', OBJECT_PREFIX: 'ci' } },
  ])('the bucket of the settings: $from $given', async ({ from, given }) => {
    expect((await placeOf(from, given)).location).toBe('cos://b-1250000000/ci/_dead-letters/');
  });

  it('the folder of the settings, in which there may be none yet', async () => {
    const place = await placeOf(undefined, { FILE_DIRECTORY: folder });
    expect(place.location).toBe(path.join(folder, 'cloud-infinite/_dead-letters/'));
    expect(await place.files()).toEqual([]);
  });
});

describe('a place is refused', () => {
  const QUEUE = { SINKS: 'rabbitmq', RABBITMQ_URL: 'amqp://host', RABBITMQ_ROUTING_KEY: 'q' };
  it.each([
    {
      what: 'a folder that there is not',
      from: '/no/such/folder',
      given: {},
      says: 'There is no folder /no/such/folder.',
    },
    { what: 'a file', from: 'package.json', given: {}, says: 'There is no folder package.json.' },
    { what: 'a bucket that is not set', from: 'cos', given: {}, says: 'COS_BUCKET and COS_REGION are not set' },
    { what: 'a blank bucket', from: 'cos', given: { COS_BUCKET: '' }, says: 'COS_BUCKET and COS_REGION are not set' },
    { what: 'a queue', from: undefined, given: QUEUE, says: 'Dead letters are in rabbitmq: save the messages' },
  ])('that is $what', async ({ from, given, says }) => {
    const refused = placeOf(from, given);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(says);
  });
});

describe('the files of a folder', () => {
  it('are those of sub-folders too, and only .json files are read', async () => {
    const text = JSON.stringify(letterOf('<a/>'));
    await mkdir(path.join(folder, 'sub'));
    for (const name of ['a.json', 'sub/b.JSON', 'sub/c.txt']) await writeFile(path.join(folder, name), text);
    const files = await (await placeOf(folder)).files();
    expect(files.map(({ name }) => name)).toEqual(['a.json', 'sub/b.JSON', 'sub/c.txt']);
    const contents = await Promise.all(files.map((file) => file.read()));
    expect(contents).toEqual(
      [{ letter: letterOf('<a/>') }, { letter: letterOf('<a/>') }, 'no letter'].map((one) =>
        typeof one === 'string' ? one : { letter: { ...one.letter, time: expect.any(String) as unknown } },
      ),
    );
  });

  it('are gone when somebody removes them meanwhile', async () => {
    await writeFile(path.join(folder, 'a.json'), '{}');
    const [file] = await (await placeOf(folder)).files();
    await rm(path.join(folder, 'a.json'));
    expect(await file?.read()).toBe('gone');
  });
});

describe('a key that a bucket lists and nobody asked for', () => {
  const keys = ['cloud-infinite/PicProcess/a.json', 'cloud-infinite/_dead-letters/../a.json', 'a.json', ''];
  const own = 'cloud-infinite/_dead-letters/b.json';
  it('is neither read nor removed', async () => {
    const asked: string[] = [];
    const listing = [...keys, own].map((key) => `<Contents><Key>${encodeURIComponent(key)}</Key></Contents>`).join('');
    const server = http.createServer(({ method = '', url = '' }, response) => {
      asked.push(`${method} ${url.replace(/\?.*/, '')}`);
      response.setHeader('x-cos-request-id', 'request-1');
      response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${listing}</ListBucketResult>`);
    });
    const { port, stop } = await listenOnLoopback(server);
    const files = await (await placeOf('cos', cosEnvironment({ endpoint: `http://127.0.0.1:${port}` }))).files();
    const foreign = files.filter(({ name }) => name !== 'b.json');
    expect(foreign.map(({ name }) => name)).toEqual(keys);
    for (const file of foreign) {
      await expect(file.read()).rejects.toThrow('neither read nor removed');
      await expect(file.remove()).rejects.toThrow('neither read nor removed');
    }
    expect(asked).toEqual(['GET /']);
    await files.find(({ name }) => name === 'b.json')?.read();
    expect(asked).toEqual(['GET /', `GET /${own}`]);
    await stop();
  });
});
