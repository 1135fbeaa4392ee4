import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deployWithClient } from '../../src/tools/deploy/serverless-client';
import { unpackUpload } from '../support/servers/fake-cloud/deployment-request';
import { startFakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { filesBelow } from '../support/files/files-below';
import { makeProject, VALUES } from './deploy-project';

const FUNCTION_FILES = ['index.js', 'validators/one.js'];
const OTHER_FILES = [
  '.env',
  '.env.prod',
  'deep/.npmrc',
  '.cache/a.js',
  'index.js.map',
  'deep/a.js.map',
  'node_modules/a/index.js',
];

jest.setTimeout(60_000);

describe('the serverless client', () => {
  let folder: string;
  let cloud: FakeCloud;
  const deploy = (timeoutMs: number) => {
    const root = join(folder, 'project');
    const environment = { ...cloud.environment, ...VALUES };
    return deployWithClient({ stage: 'dev', target: root, root, environment, timeoutMs });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-'));
    await Promise.all([mkdir(join(folder, 'project')), mkdir(join(folder, 'cloud'))]);
    cloud = await startFakeCloud(join(folder, 'cloud'));
    await makeProject(join(folder, 'project'));
    for (const file of [...FUNCTION_FILES, ...OTHER_FILES]) {
      const path = join(folder, 'project/dist', file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file);
    }
  });
  afterAll(async () => {
    await cloud.stop();
    await rm(folder, { recursive: true });
  });

  it('leaves maps, hidden files and packages out of the upload', async () => {
    await expect(deploy(30_000)).resolves.toMatchObject({ failure: undefined });
    const unpacked = await unpackUpload(cloud.requests, folder);
    expect(await filesBelow(unpacked)).toEqual([...FUNCTION_FILES, 'src.map'].sort());
  });

  it('shows no secret that the cloud repeats', async () => {
    cloud.fault = 'component-error';
    const repeated = { ...VALUES, CALLBACK_TOKEN: 'the role does not exist' };
    const root = join(folder, 'project');
    const environment = { ...cloud.environment, ...repeated };
    const { said } = await deployWithClient({ stage: 'dev', target: root, root, environment, timeoutMs: 30_000 });
    cloud.fault = undefined;
    expect(said).toContain('[redacted]');
    expect(said).not.toContain('the role does not exist');
  });

  it.each([
    { fault: 'type-error', failure: 'exit code 1', said: 'must be one of' },
    { fault: 'component-error', failure: 'exit code 1', said: 'the role does not exist' },
    { fault: 'wrong-key', failure: 'exit code 1', said: 'The credentials are refused.' },
    // The client ends these two with exit code 0.
    { fault: 'late-type-error', failure: 'without saying that it succeeded', said: 'must be one of' },
    { fault: 'expired-key', failure: 'without saying that it succeeded', said: 'sls credentials' },
  ] as const)('is known to have failed after $fault, and why', async ({ fault, failure, said }) => {
    cloud.fault = fault;
    await expect(deploy(30_000)).resolves.toEqual({
      failure: expect.stringContaining(failure) as unknown,
      said: expect.stringContaining(said) as unknown,
    });
  });

  it('is stopped when a host does not answer', async () => {
    cloud.fault = 'silent-role-host';
    cloud.requests.length = 0;
    await expect(deploy(8000)).resolves.toMatchObject({ failure: expect.stringContaining('within 8 s') as unknown });
    const paths = cloud.requests.map(({ path }) => path);
    expect(paths).toContainEqual(expect.stringContaining('/role/'));
    expect(cloud.requests.map(({ fields }) => fields.get('Action'))).not.toContain('RunComponent');
  });
});
