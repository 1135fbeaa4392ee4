import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { picProcessDetail, taskFinish, xmlBody } from '../../support/generators/callback-bodies';
import { functionUrlEvent } from '../../support/builders/events';

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as npm would; it takes seconds, so each test does as much as it can with one run. */
function replay(...parameters: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const tsx = path.join('node_modules', 'tsx', 'dist', 'cli.mjs');
    execFile(process.execPath, [tsx, 'src/tools/commands/replay.ts', ...parameters], (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

let folder: string;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'replay-'));
  out = path.join(folder, 'out');
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('npm run replay -- --json', () => {
  it('prints one line a file and nothing else, whatever the file is, and fails if one was refused', async () => {
    const task = (JobId: string) => taskFinish(picProcessDetail({ JobId }));
    const files = {
      event: await fileOf('event.json', JSON.stringify(functionUrlEvent(xmlBody(task('e1')), { base64: true }))),
      xml: await fileOf('body.xml', xmlBody(task('x1'))),
      json: await fileOf('body.json', JSON.stringify(task('j1'))),
      again: await fileOf('again.json', JSON.stringify({ Response: task('j1') })),
      malformed: await fileOf('malformed.json', '{"EventName":"TaskFinish",}'),
      other: await fileOf('other.txt', 'hello'),
      shell: await fileOf('shell.xml', '<Response><VirusDetect><JobId/></VirusDetect></Response>'),
    };
    const { exitCode, stdout, stderr } = await replay('--json', '--out', out, ...Object.values(files));
    expect([exitCode, stderr]).toEqual([1, '']);

    const accepted = (file: string, id: string) => ({
      file,
      status: 200,
      error: null,
      jobs: [{ id, kind: 'task', name: 'PicProcess', state: 'Success' }],
      written: [path.join(out, `cloud-infinite/PicProcess/2022/07/18/${id}.Success.json`)],
    });
    const refused = (file: string, status: number, code: string) => ({
      file,
      status,
      error: { code, message: expect.any(String) as string },
      jobs: [],
      written: [],
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      accepted(files.event, 'e1'),
      accepted(files.xml, 'x1'),
      accepted(files.json, 'j1'),
      accepted(files.again, 'j1'),
      refused(files.malformed, 400, 'json_malformed'),
      refused(files.other, 400, 'body_unreadable'),
      refused(files.shell, 422, 'schema_mismatch'),
    ]);
    for (const line of lines)
      expect(line).toMatch(/^\{"file":.*,"status":\d+,"error":.*,"jobs":\[.*\],"written":\[.*\]\}$/);

    const records = await readdir(path.join(out, 'cloud-infinite/PicProcess/2022/07/18'));
    expect(records.sort()).toEqual(['e1.Success.json', 'j1.Success.json', 'x1.Success.json']);
    const record: unknown = JSON.parse(await readFile(accepted('', 'x1').written[0] ?? '', 'utf8'));
    expect(record).toMatchObject({ specversion: '1.0', id: 'x1:Success' });
  }, 30_000);

  it('succeeds with every sample when no file is named', async () => {
    const samples = (await readdir('events')).filter((name) => name.endsWith('.json')).sort();
    const { exitCode, stdout } = await replay('--json', '--out', path.join(folder, 'samples'));
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(results).toMatchObject(
      samples.map((name) => ({ file: path.join('events', name), status: 200, error: null })),
    );
    expect(exitCode).toBe(0);
  }, 30_000);
});

describe('npm run replay', () => {
  it('says what is wrong with a file that is not there, on stderr', async () => {
    const missing = path.join(folder, 'missing.json');
    const { exitCode, stdout, stderr } = await replay('--json', '--out', out, missing);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(missing);
    expect(stderr).toContain('see npm run replay -- --help\n');
  }, 30_000);
});
