import { readdir, readlink } from 'node:fs/promises';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import { sleep } from '../support/time/fake-time';
import { runProgram } from './command-process';
import { openDeployTarget, VALUES } from './deploy-project';

jest.setTimeout(60_000);

/** How many processes work in a folder. */
async function processesIn(folder: string): Promise<number> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  // What ends meanwhile, or is somebody else's, has no folder to read.
  const folders = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')));
  return folders.filter((each) => each === folder).length;
}

describe('npm run deploy, told to end while sls waits for the cloud,', () => {
  let project: string;
  let cloud: FakeCloud;

  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ project, cloud, close } = await openDeployTarget('deploy-signals-'));
  });
  afterAll(() => close());

  it.each(['SIGINT', 'SIGTERM'] as const)('ends sls with itself, and fails: %s', async (signal) => {
    cloud.fault = 'silent-role-host';
    cloud.requests.length = 0;
    let running = 0;
    const { exitCode, stderr } = await runProgram('deploy', [], project, {
      environment: { ...cloud.environment, ...VALUES },
      whileRunning: (child) => {
        const slsWaits = async (): Promise<void> => {
          while (!cloud.requests.some(({ path }) => path.includes('/role/'))) await sleep(50);
          running = await processesIn(project);
          child.kill(signal);
        };
        void slsWaits();
      },
    });
    expect([exitCode, stderr]).toEqual([
      1,
      'sls deploy ended with exit code none. The function may not be deployed; see above what it said.\n',
    ]);
    // Of the command and sls, none is left.
    expect([running >= 2, await processesIn(project)]).toEqual([true, 0]);
  });
});
