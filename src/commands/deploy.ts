import { parseArgs } from 'node:util';
import { checkDeployment } from '../deploy/check-deployment';
import { withEnvFile } from '../deploy/env-file';
import { nextSteps } from '../deploy/next-steps';
import { readDeployFile } from '../deploy/read-deploy-file';
import { runProcess } from '../deploy/run-process';
import { deployWithClient } from '../deploy/serverless-client';
import type { DeployFile } from '../schemas/deploy-file';
import { table } from './table';

const USAGE = 'npm run deploy -- [--stage STAGE] [--target DIRECTORY] [--dry-run]';
const BUILD_LIMIT_MS = 120_000;
/** The client waits without end for a host that does not answer. */
const DEPLOY_LIMIT_MS = 300_000;

/** Checks, builds and deploys; only checks with `--dry-run`. */
async function deploy(): Promise<void> {
  const { stage, target, 'dry-run': isDryRun } = readArguments();
  const root = process.cwd();
  const environment = await withEnvFile(process.env, stage, root);
  const { problems, file, unset } = checkDeployment(await readDeployFile(target), environment, stage);
  if (file === undefined) {
    const remedy = `Set values in the environment, in .env.${stage} or in .env, and change the rest in serverless.yml.`;
    throw new Error([`Nothing was deployed. ${problems.length} problems:`, ...problems.map(item), remedy].join('\n'));
  }
  print(summary(file, stage, unset));
  if (isDryRun) {
    print('The checks passed; --dry-run deploys nothing.');
    return;
  }
  await build(root, environment);
  print('Deploying…');
  const { failure, said } = await deployWithClient({ stage, target, environment, root, timeoutMs: DEPLOY_LIMIT_MS });
  print(said);
  if (failure !== undefined) throw new Error(`${failure}. See what it said above; the function may not be deployed.`);
  print(`\n${nextSteps(file, said).join('\n')}`);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        stage: { type: 'string', default: 'dev' },
        target: { type: 'string', default: '.' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    throw new Error(`${String(cause)}\nusage: ${USAGE}`, { cause });
  }
}

async function build(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const run = { file: 'npm', arguments: ['run', 'build'], folder, environment, timeoutMs: BUILD_LIMIT_MS };
  const { exitCode, output } = await runProcess(run);
  print(output.trim());
  if (exitCode !== 0) throw new Error('The build failed, and nothing was deployed.');
}

function summary({ inputs }: DeployFile, stage: string, unset: readonly string[]): string {
  const { name, region, runtime, memorySize, timeout, role, events, environment } = inputs;
  return table(
    ['deploys', `${name}, stage ${stage}`],
    [
      ['to', `${region}, ${runtime}, ${memorySize} MB, ${timeout} s`],
      ['trigger', events.flatMap((event) => Object.keys(event)).join(', ')],
      ['role', role ?? 'none: the function cannot write to a bucket'],
      ['variables', Object.keys(environment.variables).join(', ')],
      ['defaults', unset.join(', ')],
    ],
  );
}

const item = (line: string) => `  - ${line}`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

deploy().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
