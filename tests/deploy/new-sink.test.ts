import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { contentsBelow } from '../support/files/files-below';
import { runNode, VALUES } from './deploy-project';

/** A sink as a contributor would add it: a folder of two files, and its definition in the registry. */
const CLIENT = `import { appendFile } from 'node:fs/promises';
import type { Sink } from '../sink';

export interface MemoSettings {
  readonly path: string;
}

export function memoSink({ path }: MemoSettings): Sink {
  return {
    name: 'memo',
    async write({ id }) {
      await appendFile(path, \`\${id}\\n\`);
      return { outcome: 'written', location: path };
    },
  };
}
`;

const DEFINITION = `import { valuesOf, variable } from '../../schemas/variable';
import type { SinkDefinition } from '../sink-definition';

const variables = {
  MEMO_PATH: variable({ description: 'The file of the memo.', allowed: 'a path', pattern: '^/.+$' }),
};

export const memo: SinkDefinition = {
  name: 'memo',
  variables,
  requires: [['MEMO_PATH']],
  configure(given) {
    const settings = { path: valuesOf(variables, given).MEMO_PATH ?? '' };
    const open = async () => (await import('./memo-sink')).memoSink(settings);
    return { kind: 'queue', settings, maxRecordBytes: 1_000_000, open };
  },
};
`;

const COPIED = ['src', 'docs', 'events', 'LICENSE', 'README.md', 'package.json', 'tsconfig.json', 'serverless.yml'];

jest.setTimeout(120_000);

describe('a sink that is added as a folder and a line', () => {
  let folder: string;
  let project: string;
  let changed: string[];
  const textOf = (file: string): Promise<string> => readFile(path.join(project, file), 'utf8');
  const run = (command: string, options: readonly string[] = [], variables = {}) =>
    runNode(project, ['--import', 'tsx', `src/tools/commands/${command}.ts`, ...options], {
      PATH: process.env['PATH'] ?? '',
      ...variables,
    });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'new-sink-'));
    project = path.join(folder, 'project');
    for (const name of COPIED) await cp(name, path.join(project, name), { recursive: true });
    await symlink(path.resolve('node_modules'), path.join(project, 'node_modules'));
    const filesOf = async (): Promise<Record<string, string>> => ({
      ...(await contentsBelow(path.join(project, 'docs'))),
      ...Object.fromEntries(
        await Promise.all(['README.md', 'serverless.yml'].map(async (file) => [file, await textOf(file)] as const)),
      ),
    });
    await mkdir(path.join(project, 'src/sinks/memo'));
    await writeFile(path.join(project, 'src/sinks/memo/memo-sink.ts'), CLIENT);
    await writeFile(path.join(project, 'src/sinks/memo/memo-definition.ts'), DEFINITION);
    const registry = await textOf('src/sinks/sink-registry.ts');
    const added = registry
      .replace('\nimport', `\nimport { memo } from './memo/memo-definition';\nimport`)
      .replace(/(= \[.*)\];/, '$1, memo];');
    await writeFile(path.join(project, 'src/sinks/sink-registry.ts'), added);
    const before = await filesOf();
    expect(await run('docs')).toEqual({ exitCode: 0, output: '' });
    const after = await filesOf();
    changed = Object.keys(after).filter((file) => after[file] !== before[file]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('fits the types of the project', async () => {
    const { exitCode, output } = await runNode(
      project,
      ['node_modules/typescript/bin/tsc', '--noEmit', '--skipLibCheck'],
      {},
    );
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' });
  });

  it('is in the table of variables and in both deploy files, and in no other document', async () => {
    expect(changed.sort()).toEqual(['api-gateway/serverless.yml', 'configuration.md', 'serverless.yml']);
    const table = await textOf('docs/configuration.md');
    expect(table).toContain('| `MEMO_PATH` | The file of the memo. | a path |  |');
    expect(table).toContain('| `MEMO_FILTER` | Which jobs go to the memo sink.');
    expect(table).toContain('names out of `cos`, `file`, `cmq`, `rabbitmq`, `kafka`, `memo`, separated by commas');
    for (const file of ['serverless.yml', 'docs/api-gateway/serverless.yml']) {
      expect(await textOf(file)).toContain(
        '      MEMO_PATH: ${env:MEMO_PATH}\n      MEMO_FILTER: ${env:MEMO_FILTER}\n',
      );
    }
  });

  it('is asked for its variables by the deploy guard', async () => {
    const { exitCode, output } = await run('deploy', ['--dry-run'], { ...VALUES, SINKS: 'memo' });
    expect(output).toContain('MEMO_PATH is not set, but the memo sink needs it.');
    expect(exitCode).toBe(1);
    const good = await run('deploy', ['--dry-run'], { ...VALUES, SINKS: 'memo', MEMO_PATH: '/mnt/memo' });
    expect(good).toMatchObject({ exitCode: 0, output: expect.stringContaining('MEMO_PATH') as string });
  });

  it('is built into a file of its own, which the function loads when it writes', async () => {
    expect(await run('build')).toMatchObject({ exitCode: 0 });
    const memo = path.join(folder, 'memo');
    const variables = { AUTH: 'none', SINKS: 'memo', MEMO_PATH: memo, MEMO_FILTER: 'name=PicProcess' };
    const events = ['task-pic-process.xml.api-gateway.json', 'task-transcode.json.function-url.json'];
    const ran = await runNode(
      folder,
      [
        path.resolve('tests/support/files/run-events.cjs'),
        path.join(project, 'dist'),
        ...events.map((file) => path.resolve('events', file)),
      ],
      variables,
    );
    expect(JSON.parse(ran.output.trim().split('\n').at(-1) ?? '')).toEqual([200, 200]);
    expect(await readFile(memo, 'utf8')).toMatch(/^c9398471a2b34c5d8e9f0a1b2c3d2084:Success\n$/);
    expect((await textOf('dist/sinks/memo-sink.js')).length).toBeGreaterThan(0);
  });
});
