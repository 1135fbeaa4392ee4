import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { openDeployTarget, runDeploy, VALUES } from './deploy-project';

jest.setTimeout(60_000);

const { CALLBACK_TOKEN: TOKEN } = VALUES;

describe('npm run deploy', () => {
  let project: string;
  let cloud: FakeCloud;

  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ project, cloud, close } = await openDeployTarget('deploy-secrets-'));
  });
  afterAll(() => close());

  it.each<{
    what: string;
    options?: string[];
    change?: object;
    fault?: FakeCloud['fault'];
    exitCode: number;
    says: string;
  }>([
    { what: 'deploys', exitCode: 0, says: '/<CALLBACK_TOKEN>' },
    {
      what: 'deploys behind API Gateway',
      options: ['--target', 'docs/api-gateway'],
      exitCode: 0,
      says: '?token=<CALLBACK_TOKEN>',
    },
    { what: 'only checks', options: ['--dry-run'], exitCode: 0, says: 'This was a dry run' },
    {
      what: 'refuses another setting',
      options: ['--dry-run'],
      change: { COS_BUCKET: '?' },
      exitCode: 1,
      says: 'COS_BUCKET',
    },
    {
      what: 'refuses the token',
      options: ['--dry-run'],
      change: { CALLBACK_TOKEN: `${TOKEN} ?` },
      exitCode: 1,
      says: 'CALLBACK_TOKEN',
    },
    { what: 'refuses the bucket', fault: 'versioned-bucket', exitCode: 1, says: 'has versioning' },
    { what: 'is refused by the cloud', fault: 'type-error', exitCode: 1, says: 'may not be deployed' },
    { what: 'fails in the cloud', fault: 'component-error', exitCode: 1, says: 'the role does not exist' },
    { what: 'has a wrong key', fault: 'wrong-key', exitCode: 1, says: 'The credentials are refused.' },
    { what: 'is misused', options: ['--no-such-option'], exitCode: 2, says: '--no-such-option' },
  ])('prints neither token nor keys when it $what', async ({ options = [], change, fault, exitCode, says }) => {
    cloud.fault = fault;
    const result = await runDeploy(project, options, { ...cloud.environment, ...VALUES, ...change });
    expect(result).toEqual({ exitCode, output: expect.stringContaining(says) as string });
    for (const secret of [TOKEN, VALUES.TENCENT_SECRET_ID, VALUES.TENCENT_SECRET_KEY]) {
      expect(result.output).not.toContain(secret);
    }
  });
});
