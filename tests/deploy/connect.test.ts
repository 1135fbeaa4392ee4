import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { BUCKET, REGION } from '../support/servers/cloud-infinite/job-makers';
import { queueXml, workflowXml } from '../support/servers/cloud-infinite/queue-makers';
import { deployedInstance } from '../support/servers/fake-cloud/deployment-request';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { runProgram } from './command-process';
import type { CommandRun } from './command-process';
import { openDeployTarget, VALUES } from './deploy-project';

jest.setTimeout(120_000);

const HOST = 'https://1250000000-abc.ap-guangzhou.tencentscf.com';
const ACCOUNT = { secretId: VALUES.TENCENT_SECRET_ID, secretKey: VALUES.TENCENT_SECRET_KEY };
const TOKEN = VALUES.CALLBACK_TOKEN;

let project: string;
let cloud: FakeCloud;
let close: () => Promise<void>;
let ci: CloudInfinite;
/** Everything that was printed: no token may be in it. */
let printed: string;

beforeAll(async () => {
  ({ project, cloud, close } = await openDeployTarget('connect-'));
});
afterAll(() => close());

beforeEach(async () => {
  ci = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
  ci.queues.queue.set('p1', queueXml({ id: 'p1', notify: { url: `https://old.example/${TOKEN}` } }));
  ci.queues.docqueue.set('d1', queueXml({ id: 'd1' }));
  ci.workflows.set(
    'w1',
    workflowXml({ id: 'w1', notify: { url: 'https://other.example/token-of-somebody-else-12345' } }),
  );
  const values = { ...VALUES, CI_BUCKETS: `${BUCKET}@${REGION}`, CI_ENDPOINT: ci.endpoint };
  const lines = Object.entries(values).map((pair) => pair.join('='));
  await writeFile(join(project, '.env.prod'), lines.join('\n'));
  printed = '';
});
afterEach(() => ci.stop());

async function connect(...typed: string[]): Promise<CommandRun> {
  const run = await runProgram('connect', ['--stage', 'prod', ...typed], project, { environment: cloud.environment });
  printed += run.stdout + run.stderr;
  return run;
}

const writes = (): number => ci.requests.filter(({ method }) => method === 'PUT').length;

describe('npm run connect', () => {
  afterEach(() => {
    expect(printed).not.toContain(TOKEN);
    expect(printed).not.toContain('token-of-somebody-else');
    expect(printed).not.toContain(VALUES.TENCENT_SECRET_KEY);
  });

  it('lists everything with its callback, and what it cannot set, and sets nothing', async () => {
    const { exitCode, stdout, stderr } = await connect();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(
      /^media +p1 .* On +https:\/\/old\.example\/<CALLBACK_TOKEN> +TaskFinish,WorkflowFinish +XML/m,
    );
    expect(stdout).toMatch(/^document +d1 .* Off /m);
    expect(stdout).toMatch(/^workflow +w1 .*https:\/\/other\.example\/<token>/m);
    expect(stdout).toContain('自动审核');
    expect(writes()).toBe(0);
  });

  it('says on a dry run what would be set, and sets it without', async () => {
    const dry = await connect('--url', HOST, '--all', '--dry-run');
    expect(dry.exitCode).toBe(0);
    expect(dry.stdout).toMatch(
      /p1 +would be set +NotifyConfig\.Url +https:\/\/old\.example\S+ +\S+tencentscf\.com\/<CALLBACK_TOKEN>/,
    );
    expect(writes()).toBe(0);

    const { exitCode, stdout } = await connect('--url', HOST, '--all', '--workflow', 'w1', '--format', 'xml');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^workflow +w1 +set /m);
    for (const xml of [ci.queues.queue.get('p1'), ci.queues.docqueue.get('d1'), ci.workflows.get('w1')]) {
      expect(xml).toContain(`<Url>${HOST}/${TOKEN}</Url>`);
      expect(xml).toContain('<ResultFormat>XML</ResultFormat>');
    }
  });

  it('prints JSON for machines', async () => {
    const { stdout } = await connect('--url', HOST, '--queue', 'p1', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      queues: [{ id: 'p1', kind: 'media', bucket: BUCKET }, { id: 'd1' }],
      workflows: [{ id: 'w1' }],
      results: [{ id: 'p1', outcome: 'set' }],
      failures: [],
    });
  });

  it('fails when something was refused, and does the rest', async () => {
    ci.queues.queue.set('p1', queueXml({ id: 'p1', name: 'n'.repeat(129) }));
    const { exitCode, stdout } = await connect('--url', HOST, '--all');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/media p1: PUT ci:\S+ was answered 400/);
    expect(ci.queues.docqueue.get('d1')).toContain(`<Url>${HOST}/${TOKEN}</Url>`);
  });

  it.each([
    { what: 'no URL', typed: ['--all'], says: '`npm run deploy` prints it' },
    { what: 'an id that there is not', typed: ['--url', HOST, '--queue', 'p9'], says: '--queue p9' },
    { what: 'another format', typed: ['--url', HOST, '--all', '--format', 'yaml'], says: 'json or xml' },
    {
      what: 'a URL that is too long',
      typed: ['--url', `${HOST}/${'a/'.repeat(20)}`, '--all'],
      says: 'npm run token -- --short',
    },
    { what: 'a private address', typed: ['--url', 'https://10.0.0.1', '--all'], says: 'public address' },
    { what: '--wait without --rotate', typed: ['--wait', '1h'], says: 'need --rotate' },
    { what: '--rotate with --all', typed: ['--rotate', '--all'], says: 'Leave --all' },
  ])('is misused with $what, and writes nothing', async ({ typed, says }) => {
    const { exitCode, stderr } = await connect(...typed);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
    expect(writes()).toBe(0);
  });

  it('names at once every setting that is missing', async () => {
    await writeFile(join(project, '.env.prod'), 'CI_BUCKETS=video\n');
    const { exitCode, stderr } = await connect();
    expect(exitCode).toBe(2);
    for (const name of ['CI_BUCKETS', 'CALLBACK_TOKEN', 'TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'])
      expect(stderr).toContain(name);
  });
});

describe('npm run connect -- --rotate', () => {
  const tokensOf = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      [...(await readFile(join(project, '.env.prod'), 'utf8')).matchAll(/^(CALLBACK_TOKEN\w*)=(.*)$/gm)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
  const deployed = (): unknown => deployedInstance(cloud.requests).inputs['environment'];

  it('deploys, sets, waits and takes the old token away, by the real deploy client', async () => {
    ci.queues.queue.set('p1', queueXml({ id: 'p1', notify: { url: `${HOST}/${TOKEN}` } }));
    await runProgram('deploy', ['--stage', 'prod'], project, { environment: cloud.environment });

    const first = await connect('--rotate');
    expect(first).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Both tokens are valid.') as string });
    const tokens = await tokensOf();
    expect(tokens).toEqual({
      CALLBACK_TOKEN: expect.not.stringMatching(TOKEN) as string,
      CALLBACK_TOKEN_PREVIOUS: TOKEN,
    });
    expect(deployed()).toMatchObject({ variables: tokens });
    expect(ci.queues.queue.get('p1')).toContain(`<Url>${HOST}/${tokens['CALLBACK_TOKEN'] ?? ''}</Url>`);

    const last = await connect('--rotate', '--wait', '0s');
    expect(last).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('The token is changed') as string });
    const { CALLBACK_TOKEN } = await tokensOf();
    expect(await tokensOf()).toEqual({ CALLBACK_TOKEN: tokens['CALLBACK_TOKEN'] });
    expect(deployed()).toEqual({ variables: expect.objectContaining({ CALLBACK_TOKEN }) as object });
    expect(JSON.stringify(deployed())).not.toContain(TOKEN);
    for (const token of [TOKEN, CALLBACK_TOKEN]) expect(printed).not.toContain(token);
  });

  it('is refused when the token does not come from the file', async () => {
    const environment = { ...cloud.environment, CALLBACK_TOKEN: 'another-token-0123456789' };
    const { exitCode, stderr } = await runProgram('connect', ['--stage', 'prod', '--rotate'], project, { environment });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('and not in the environment');
  });
});
