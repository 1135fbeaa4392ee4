import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startFakeCloud } from '../support/servers/fake-cloud/fake-cloud';
import type { FakeCloud } from '../support/servers/fake-cloud/fake-cloud';

/** Values with which the function can work; the secrets are easy to find where they must not be. */
export const VALUES = {
  REGION: 'ap-guangzhou',
  SCF_ROLE: 'callback-role',
  CALLBACK_TOKEN: 'token-of-the-tests-1234567890',
  COS_BUCKET: 'results-1250000000',
  COS_REGION: 'ap-shanghai',
  API_GATEWAY_SERVICE_ID: 'service-abc',
  TENCENT_SECRET_ID: 'deployer-secret-id',
  TENCENT_SECRET_KEY: 'deployer-secret-key',
};

/** Makes of an empty folder a project with these sources, in which a build and a `.env` disturb nobody. */
export async function makeProject(folder: string): Promise<void> {
  await mkdir(join(folder, 'docs'));
  await Promise.all([
    ...['node_modules', 'src', 'LICENSE', 'package.json', 'tsconfig.json'].map((name) =>
      symlink(resolve(name), join(folder, name)),
    ),
    ...['serverless.yml', 'docs/api-gateway'].map((name) => cp(name, join(folder, name), { recursive: true })),
  ]);
}

/** A project and a cloud to deploy it to. */
export interface DeployTarget {
  readonly folder: string;
  readonly project: string;
  readonly cloud: FakeCloud;
  readonly close: () => Promise<void>;
}

/** Makes both in a new folder, whose name begins with `name`. */
export async function openDeployTarget(name: string): Promise<DeployTarget> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), name)));
  const project = join(folder, 'project');
  await Promise.all([mkdir(project), mkdir(join(folder, 'cloud'))]);
  const cloud = await startFakeCloud(join(folder, 'cloud'));
  await makeProject(project);
  return {
    folder,
    project,
    cloud,
    async close() {
      await cloud.stop();
      await rm(folder, { recursive: true });
    },
  };
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs `npm run deploy -- …` in a project, with this environment and nothing else. */
export function runDeploy(
  folder: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  return runNode(folder, ['--import', 'tsx', '--', 'src/tools/commands/deploy.ts', ...options], environment);
}

export async function runNode(
  folder: string,
  options: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn(process.execPath, options, { cwd: folder, env: environment });
  const ended = new Promise<number | null>((settle) => child.on('close', settle));
  const [exitCode, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { exitCode, output: output + errors };
}
