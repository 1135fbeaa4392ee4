import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { bundleFunction } from '../../src/tools/build/function-bundle';
import { runProcess } from '../../src/tools/deploy/run-process';
import { SINKS } from '../../src/sinks/sink-registry';
import { cos } from '../../src/sinks/cos/cos-definition';
import type { ParsedNode } from '../../src/parse/parsed-value';
import { startAsked } from '../support/builders/asked-cloud-infinite';
import { functionUrlEvent } from '../support/builders/events';
import { kindNamed, knowTree } from '../support/builders/sample-answers';
import { filesBelow } from '../support/files/files-below';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';

/** What Node itself has not loaded yet when a function starts, and what costs most of it. */
const COSTLY = ['crypto', 'stream', 'http', 'https', 'net', 'fs/promises'];

/** Prints, after each step, which of our files and which costly modules of Node are loaded. */
const PROGRAM = `
const [, , index, event] = process.argv;
const nodes = ${JSON.stringify(COSTLY)};
const before = new Set(process.moduleLoadList);
const isEsm = (name) => name.startsWith('NativeModule internal/modules/esm/');
const loaded = () => ({
  esm: process.moduleLoadList.filter((name) => !before.has(name) && isEsm(name)),
  files: Object.keys(require.cache).filter((file) => file !== __filename),
  node: nodes.filter((name) => !before.has('NativeModule ' + name) && process.moduleLoadList.includes('NativeModule ' + name)),
});
console.log = () => undefined;
const { main_handler } = require(index);
const atStart = loaded();
main_handler(require(event), { request_id: 'r1', time_limit_in_ms: 20000 }).then(({ statusCode }) => {
  const afterOne = loaded();
  process.stdout.write(JSON.stringify({ statusCode, atStart, afterOne }));
});
`;

interface Loaded {
  /** Of Node's other module loader. */
  readonly esm: readonly string[];
  readonly files: readonly string[];
  readonly node: readonly string[];
}

interface Outcome {
  readonly statusCode: number;
  readonly atStart: Loaded;
  readonly afterOne: Loaded;
}

let folder: string;
let sources: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'function-bundle-'));
  ({ sources } = await bundleFunction(join(folder, 'dist')));
  await writeFile(join(folder, 'program.cjs'), PROGRAM);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

describe('the built function is made', () => {
  it('of the function alone: no tool, no test and no compiler of validators is in it', () => {
    expect(sources).toContain('src/function/receive.ts');
    expect(sources).toContain('src/sinks/cos/cos-store.ts');
    expect(sources).toContain('src/confirmation/comparison.ts');
    expect(sources.filter((file) => /^(?:src\/tools|tests)\/|node_modules\/ajv\/(?!dist\/runtime)/.test(file))).toEqual(
      [],
    );
  });

  it('of every sink that is registered', () => {
    const folders = new Set(sources.map((file) => /^src\/sinks\/([^/]+)\//.exec(file)?.[1]).filter(Boolean));
    expect([...folders].sort()).toEqual(SINKS.map(({ name }) => name).sort());
  });
});

describe('the built function loads', () => {
  async function outcomeOf(event: string, variables: Readonly<Record<string, string>>): Promise<Outcome> {
    const { output } = await runProcess({
      file: process.execPath,
      arguments: ['program.cjs', join(folder, 'dist/index.js'), resolve('events', event)],
      folder,
      environment: variables,
      timeoutMs: 20_000,
    });
    return JSON.parse(output) as Outcome; // as the program writes it
  }

  const inFile = (records: string) => ({ AUTH: 'none', SINKS: 'file', FILE_DIRECTORY: join(folder, records) });
  const names = ({ files }: Loaded) => files.map((file) => basename(file)).filter((name) => !name.endsWith('.json'));

  it('at start itself alone, and nothing costly of Node', async () => {
    const { atStart } = await outcomeOf('task-pic-process-by-workflow.xml.function-url.json', inFile('one'));
    expect(names(atStart)).toEqual(['index.js']);
    expect(atStart.node).toEqual([]);
  });

  it('for a callback the validators of its group and the sink, and still nothing costly of Node', async () => {
    const { statusCode, afterOne } = await outcomeOf(
      'task-pic-process-by-workflow.xml.function-url.json',
      inFile('other'),
    );
    expect(statusCode).toBe(200);
    expect(names(afterOne)).toEqual(['index.js', 'xml.js', 'picture.js', 'file-store.js']);
    expect(afterOne.node).toEqual([]);
  });

  it('for a callback in JSON no reader of XML', async () => {
    const { statusCode, afterOne } = await outcomeOf(
      'task-pic-process-by-workflow.json.function-url.json',
      inFile('json'),
    );
    expect(statusCode).toBe(200);
    expect(names(afterOne)).toEqual(['index.js', 'picture.js', 'file-store.js']);
  });

  it('a reader of XML that refuses as the function does', async () => {
    const event = join(folder, 'malformed.json');
    await writeFile(event, JSON.stringify(functionUrlEvent('<r><a></r>')));
    const { statusCode } = await outcomeOf(event, inFile('malformed'));
    expect(statusCode).toBe(400);
  });

  it('for COS what a PUT needs, without the other module loader', async () => {
    const server = await startCosServer(ACCOUNT);
    const { statusCode, afterOne } = await outcomeOf('task-pic-process-by-workflow.xml.function-url.json', {
      AUTH: 'none',
      ...cosEnvironment(server),
    });
    await server.stop();
    expect(statusCode).toBe(200);
    expect(names(afterOne)).toEqual(['index.js', 'xml.js', 'picture.js', 'cos-store.js']);
    expect(afterOne.node).toEqual(['crypto', 'stream', 'http', 'net']);
    expect(afterOne.esm).toEqual([]);
  });

  it('with CONFIRM=on what asks Cloud Infinite, which reads answers by the reader that is there', async () => {
    const event = 'task-pic-process-by-workflow.json.function-url.json';
    const { body } = JSON.parse(await readFile(join('events', event), 'utf8')) as { readonly body: string };
    const server = await startAsked('test-1234567890');
    knowTree(server, kindNamed('PicProcess'), JSON.parse(body) as ParsedNode);
    const asking = {
      ...inFile('confirmed'),
      CI_BUCKETS: `${server.bucket}@${server.region}`,
      CI_ENDPOINT: server.endpoint,
      TENCENTCLOUD_SECRETID: ACCOUNT.secretId,
      TENCENTCLOUD_SECRETKEY: ACCOUNT.secretKey,
      TENCENTCLOUD_SESSIONTOKEN: ACCOUNT.sessionToken,
    };
    const { statusCode, afterOne, atStart } = await outcomeOf(event, { ...asking, CONFIRM: 'on' });
    expect([statusCode, server.requests.length]).toEqual([200, 1]);
    expect(names(atStart)).toEqual(['index.js']);
    expect(names(afterOne)).toEqual(['index.js', 'picture.js', 'confirmation.js', 'xml.js', 'file-store.js']);
    const [record = ''] = await filesBelow(join(folder, 'confirmed'));
    expect(await readFile(join(folder, 'confirmed', record), 'utf8')).toContain('"confirmed":true');
    const without = await outcomeOf(event, asking);
    await server.stop();
    expect(without.statusCode).toBe(200);
    expect(names(without.afterOne)).toEqual(['index.js', 'picture.js', 'file-store.js']);
  });

  it('none of the prose in the schemas', async () => {
    const { description = '', allowed = '' } = cos.variables['COS_BUCKET'] ?? {};
    expect(description).not.toBe('');
    const text = await readFile(join(folder, 'dist/index.js'), 'utf8');
    expect(text).toContain(allowed);
    expect(text).not.toContain(description);
  });

  it('no regular expression that looks up properties of Unicode, which V8 would do at every start', async () => {
    const texts = await Promise.all(
      ['index.js', 'xml.js', 'sinks/cos-store.js'].map((file) => readFile(join(folder, 'dist', file), 'utf8')),
    );
    // In a text, the stroke before the p is doubled.
    expect(texts.filter((text) => /(?<!\\)\\[pP]\{/.test(text))).toEqual([]);
  });

  it('none of the entities of HTML that sax has', async () => {
    expect((await readFile(join(folder, 'dist/xml.js'), 'utf8')).includes('Aacute')).toBe(false);
  });
});
