import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deployedInstance } from '../support/servers/fake-cloud/deployment-request';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { openDeployTarget, runDeploy, VALUES } from './deploy-project';
import type { CommandResult } from './deploy-project';

jest.setTimeout(60_000);

describe('npm run deploy, for a runtime and its options', () => {
  let project: string;
  let cloud: FakeCloud;
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ project, cloud, close } = await openDeployTarget('deploy-runtime-'));
    const file = await readFile(join(project, 'serverless.yml'), 'utf8');
    await mkdir(join(project, 'newest'));
    const newest = file.replace('runtime: Nodejs18.15', 'runtime: Nodejs20.19').replace('src: ./dist', 'src: ../dist');
    await writeFile(join(project, 'newest/serverless.yml'), newest);
  });
  afterAll(() => close());

  /** The shell of the deployer has `NODE_OPTIONS` of its own: the fake cloud needs them. */
  const deploy = (options: readonly string[], settings = {}): Promise<CommandResult> =>
    runDeploy(project, options, { ...cloud.environment, ...VALUES, ...settings });
  const deployedVariables = () => deployedInstance(cloud.requests).inputs.environment;

  it('deploys none of the options of the shell', async () => {
    expect(cloud.environment).toHaveProperty('NODE_OPTIONS');
    const { exitCode, output } = await deploy([]);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0, output: expect.not.stringContaining('Note:') as string });
    expect(deployedVariables()).not.toHaveProperty('variables.NODE_OPTIONS');
  });

  it('deploys --use-openssl-ca when it is set for the function, and says what to try first', async () => {
    const { exitCode, output } = await deploy([], { FUNCTION_NODE_OPTIONS: '--use-openssl-ca' });
    expect(exitCode).toBe(0);
    expect(output).toContain('Note: with --use-openssl-ca every callback is answered 503 if');
    expect(deployedVariables()).toHaveProperty('variables.NODE_OPTIONS', '--use-openssl-ca');
  });

  it.each([
    { what: 'without options', value: '', exitCode: 0, says: 'FUNCTION_NODE_OPTIONS\n' },
    { what: 'with the authorities of OpenSSL', value: '--use-openssl-ca', exitCode: 0, says: 'NODE_OPTIONS\n' },
    { what: 'with an option of V8', value: '--jitless', exitCode: 1, says: 'has --jitless; allowed is only' },
  ])('checks a function $what on a dry run', async ({ value, exitCode, says }) => {
    const result = await deploy(['--dry-run'], { FUNCTION_NODE_OPTIONS: value });
    expect(result).toEqual({ exitCode, output: expect.stringContaining(says) as string });
  });

  it('says that the spelling of the newest runtime is not proven', async () => {
    const { exitCode, output } = await deploy(['--dry-run', '--target', 'newest']);
    expect(exitCode).toBe(0);
    expect(output).toContain('Note: it is not proven that SCF takes the spelling Nodejs20.19.');
  });

  it('names the runtime to deploy instead when the cloud refuses the newest', async () => {
    cloud.fault = 'type-error';
    const { exitCode, output } = await deploy(['--target', 'newest']);
    expect(exitCode).toBe(1);
    expect(output).toContain('write "runtime: Nodejs18.15" in serverless.yml and deploy again');
  });
});
