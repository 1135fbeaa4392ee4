import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../support/files/files-below';
import { deployedInstance, unpackUpload } from '../support/servers/fake-cloud/deployment-request';
import { openDeployTarget, runDeploy, VALUES } from './deploy-project';
import type { DeployTarget } from './deploy-project';

jest.setTimeout(60_000);

let target: DeployTarget;
beforeAll(async () => {
  target = await openDeployTarget('deploy-timers-');
});
afterAll(() => target.close());

const RECONCILING = { ...VALUES, RECONCILE: 'on', CI_BUCKETS: 'media-1250000000@ap-chongqing' };
const eventsIn = () => (deployedInstance(target.cloud.requests).inputs as { events: unknown }).events;
const timer = (name: string, cronExpression: string, more: object = {}) => ({
  timer: { parameters: { name, cronExpression, qualifier: '$DEFAULT', enable: true, ...more } },
});
const TIMERS = [
  timer('reconcile', '0 */30 * * * * *'),
  timer('reconcile-long', '0 7 */12 * * * *', { argument: '{"since":"72h"}' }),
];

describe('npm run deploy with RECONCILE=on', () => {
  it.each([
    { trigger: 'http', options: [], folder: '.' },
    { trigger: 'apigw', options: ['--target', 'docs/api-gateway'], folder: 'docs/api-gateway' },
  ])('adds two timers beside $trigger, and changes nothing else', async ({ trigger, options, folder }) => {
    const { project, cloud } = target;
    const before = await readdir(join(project, folder));
    const { exitCode, output } = await runDeploy(project, options, { ...cloud.environment, ...RECONCILING });
    expect({ exitCode, output }).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Callback URL') as string,
    });
    expect(output).toMatch(new RegExp(`trigger +${trigger}, timer, timer\\n`));
    expect(eventsIn()).toEqual([{ [trigger]: expect.anything() as unknown }, ...TIMERS]);
    const { environment } = deployedInstance(cloud.requests).inputs;
    expect(environment).toMatchObject({ variables: { RECONCILE: 'on', CALLBACK_TOKEN: VALUES.CALLBACK_TOKEN } });
    const uploaded = await filesBelow(await unpackUpload(cloud.requests, target.folder));
    expect(uploaded).toEqual([...(await filesBelow(join(project, 'dist'))), 'src.map'].sort());
    expect(uploaded).toContain('reconciliation.js');
    expect((await readdir(join(project, folder))).filter((name) => name !== 'dist')).toEqual(
      before.filter((name) => name !== 'dist'),
    );
  });

  it('adds none where the file has its own', async () => {
    const { project, cloud } = target;
    const file = join(project, 'serverless.yml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}    - timer:\n        parameters:\n          cronExpression: '0 0 * * * * *'\n`);
    const { exitCode } = await runDeploy(project, [], { ...cloud.environment, ...RECONCILING });
    await writeFile(file, text);
    expect(exitCode).toBe(0);
    expect(eventsIn()).toEqual([expect.anything(), { timer: { parameters: { cronExpression: '0 0 * * * * *' } } }]);
  });

  it('adds none with RECONCILE=off', async () => {
    const { project, cloud } = target;
    await runDeploy(project, [], { ...cloud.environment, ...RECONCILING, RECONCILE: 'off' });
    expect(eventsIn()).toHaveLength(1);
  });
});
