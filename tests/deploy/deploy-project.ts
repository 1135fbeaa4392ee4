import { spawn } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

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
