import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { deployedInstance, unpackUpload } from '../support/servers/fake-cloud/deployment-request';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { filesBelow } from '../support/files/files-below';
import { openDeployTarget, runDeploy, runNode, VALUES } from './deploy-project';
import type { CommandResult } from './deploy-project';

const VARIANTS = [
  {
    trigger: 'http',
    options: [],
    stage: 'dev',
    event: {
      http: {
        parameters: {
          qualifier: '$DEFAULT',
          authType: 'NONE',
          netConfig: { enableExtranet: true, enableIntranet: false },
        },
      },
    },
    url: 'https://1250000000-abc.ap-guangzhou.tencentscf.com/<CALLBACK_TOKEN>',
  },
  {
    trigger: 'apigw',
    options: ['--target', 'docs/api-gateway', '--stage', 'prod'],
    stage: 'prod',
    event: { apigw: { parameters: expect.objectContaining({ serviceId: 'service-abc' }) as unknown } },
    url: 'https://service-abc-1250000000.gz.apigw.tencentcs.com/release/ci-callback?token=<CALLBACK_TOKEN>',
  },
];

jest.setTimeout(60_000);

const envFileOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map((pair) => pair.join('='))
    .join('\n');

describe('npm run deploy, by the real client to a fake cloud', () => {
  let folder: string;
  let project: string;
  let cloud: FakeCloud;

  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ folder, project, cloud, close } = await openDeployTarget('deploy-'));
  });
  afterAll(() => close());

  describe.each(VARIANTS)('with a trigger $trigger', ({ options, stage, event, url }) => {
    let result: CommandResult;
    let unpacked: string;

    beforeAll(async () => {
      await writeFile(join(project, `.env.${stage}`), envFileOf(VALUES));
      result = await runDeploy(project, options, cloud.environment);
      unpacked = await unpackUpload(cloud.requests, folder);
    });

    it('succeeds and says what to enter in the console, without the token', () => {
      expect(result).toEqual({ exitCode: 0, output: expect.stringContaining(`Callback URL: ${url}\n`) as unknown });
      expect(result.output).not.toContain(VALUES.CALLBACK_TOKEN);
    });

    it('sends the function with every value in its place, and without the variables that are not set', () => {
      expect(deployedInstance(cloud.requests)).toMatchObject({
        stageName: stage,
        componentName: 'scf',
        inputs: {
          handler: 'index.main_handler',
          runtime: 'Nodejs18.15',
          region: 'ap-guangzhou',
          memorySize: 128,
          timeout: 20,
          role: 'callback-role',
          events: [event],
        },
      });
      const { environment } = deployedInstance(cloud.requests).inputs;
      const { CALLBACK_TOKEN, COS_BUCKET, COS_REGION } = VALUES;
      expect(environment).toEqual({ variables: { CALLBACK_TOKEN, COS_BUCKET, COS_REGION } });
    });

    it('sends nothing of the deployer in the function, and nothing undefined', () => {
      const instance = JSON.stringify(deployedInstance(cloud.requests));
      expect(instance).not.toMatch(/deployer-secret|undefined|\$\{env/);
    });

    it('uploads exactly dist/', async () => {
      const built = await filesBelow(join(project, 'dist'));
      // The client adds a list of checksums.
      expect(await filesBelow(unpacked)).toEqual([...built, 'src.map'].sort());
      expect(built).toContain('index.js');
    });

    it('uploads a function that accepts every sample event', async () => {
      const events = (await readdir('events'))
        .filter((name) => name.endsWith('.json'))
        .map((name) => resolve('events', name));
      const run = await runNode(folder, [resolve('tests/support/files/run-events.cjs'), unpacked, ...events], {
        AUTH: 'none',
        SINKS: 'file',
        FILE_DIRECTORY: join(folder, 'records'),
      });
      expect(JSON.parse(run.output.trim().split('\n').at(-1) ?? '')).toEqual(events.map(() => 200));
      expect(events).not.toEqual([]);
    });
  });

  it.each([
    { fault: 'type-error', says: 'The function may not be deployed' },
    { fault: 'versioned-bucket', says: 'Nothing was deployed. cos://results-1250000000/ has versioning.' },
  ] as const)('fails after $fault', async ({ fault, says }) => {
    cloud.fault = fault;
    const { exitCode, output } = await runDeploy(project, [], { ...cloud.environment, ...VALUES });
    expect(exitCode).toBe(1);
    expect(output).toContain(says);
    expect(output).not.toContain('Callback URL');
  });

  it('takes the settings of a named file, the keys by either name, and nothing of the file that would be found', async () => {
    cloud.fault = undefined;
    const { TENCENT_SECRET_ID: id, TENCENT_SECRET_KEY: key, ...rest } = VALUES;
    const named = { ...rest, COS_BUCKET: 'named-1250000000', TENCENTCLOUD_SECRETID: id, TENCENTCLOUD_SECRETKEY: key };
    await writeFile(join(project, 'named.env'), envFileOf(named));
    await writeFile(join(project, '.env.named'), envFileOf({ ...VALUES, OBJECT_PREFIX: 'found' }));
    const options = ['--stage', 'named', '--env-file', 'named.env'];
    const { exitCode, output } = await runDeploy(project, options, cloud.environment);
    expect({ exitCode, output }).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Callback URL') as string,
    });
    const { environment } = deployedInstance(cloud.requests).inputs;
    expect(environment).toMatchObject({ variables: { COS_BUCKET: 'named-1250000000' } });
    expect(JSON.stringify(environment)).not.toContain('found');
  });

  describe('--dry-run', () => {
    it('refuses names and values that look like a mistake', async () => {
      const mistakes = { SINK: 'cos', SCF_ROLE: '…', CALLBACK_TOKEN: '…' };
      await writeFile(join(project, '.env.mistaken'), envFileOf({ ...VALUES, ...mistakes }));
      const { exitCode, output } = await runDeploy(project, ['--dry-run', '--stage', 'mistaken'], cloud.environment);
      expect(exitCode).toBe(1);
      expect(output).toContain('SINK in .env.mistaken looks like a misspelt SINKS: rename or unset it.');
      for (const name of ['SCF_ROLE', 'CALLBACK_TOKEN'])
        expect(output).toContain(`${name} in .env.mistaken still holds the "…" of an example: write its value there.`);
    });

    it('names everything that is missing at once, and fails', async () => {
      const { PATH = '' } = cloud.environment;
      const { exitCode, output } = await runDeploy(project, ['--dry-run', '--stage', 'empty'], { PATH });
      expect(exitCode).toBe(1);
      const names = Object.keys(VALUES).filter((name) => name !== 'API_GATEWAY_SERVICE_ID');
      expect(names.filter((name) => !output.includes(name))).toEqual([]);
    });

    it('says what would be deployed and asks nobody', async () => {
      const before = cloud.requests.length;
      const { exitCode, output } = await runDeploy(project, ['--dry-run'], { ...cloud.environment, ...VALUES });
      expect(exitCode).toBe(0);
      expect(output).toContain('ci-callback-dev, stage dev');
      expect(cloud.requests).toHaveLength(before);
    });
  });
});
