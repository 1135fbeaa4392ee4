import { parseArgs } from 'node:util';
import type { Environment } from '../../schemas/variable';
import { checkDeployment } from '../deploy/check-deployment';
import { withEnvFile } from '../deploy/env-file';
import { nextSteps } from '../deploy/next-steps';
import { readDeployFile } from '../deploy/read-deploy-file';
import { deployWithClient } from '../deploy/serverless-client';
import type { DeployFile } from '../deploy/deploy-file';
import { bucketOfFunction, versioningOf } from '../deploy/bucket-versioning';
import { bundleFunction } from '../build/function-bundle';
import { table } from '../terminal/table';

const USAGE = 'npm run deploy -- [--stage STAGE] [--target DIRECTORY] [--dry-run]';
/** The client waits without end for a host that does not answer. */
const LONGEST_DEPLOYMENT_MS = 300_000;

/** Checks, builds and deploys; with `--dry-run` only checks, and asks nobody. */
async function deploy(): Promise<void> {
  const { stage, target, 'dry-run': isDryRun } = readArguments();
  const root = process.cwd();
  const environment = await withEnvFile(process.env, stage, root);
  const { problems, file, unset } = checkDeployment(await readDeployFile(target), environment, stage);
  if (file === undefined) {
    const remedy = `Set values in the environment, in .env.${stage} or in .env; change the rest in serverless.yml.`;
    throw new Error(['Nothing was deployed:', ...problems.map((problem) => `  - ${problem}`), remedy].join('\n'));
  }
  print(summary(file, stage, unset));
  if (isDryRun) {
    print('The checks passed. This was a dry run: nothing was deployed.');
    return;
  }

  await checkBucket(file, environment);
  const { files } = await bundleFunction('dist');
  print(`Built ${files.length} files. Deploying…`);
  const run = { stage, target, environment, root, timeoutMs: LONGEST_DEPLOYMENT_MS };
  const { failure, said } = await deployWithClient(run);
  print(said);
  if (failure !== undefined) throw new Error(`${failure} The function may not be deployed; see above what it said.`);
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

async function checkBucket({ inputs }: DeployFile, environment: Environment): Promise<void> {
  const bucket = bucketOfFunction(inputs.environment.variables, environment);
  if (bucket === undefined) return;
  const versioning = await versioningOf(bucket);
  const remedy = 'Records can be overwritten in a bucket that ever had versioning on: use one that never had.';
  if (versioning === 'once')
    throw new Error(`Nothing was deployed. ${bucket.locationOf('')} has versioning. ${remedy}`);
  if (versioning === 'unknown')
    print(`Note: ${bucket.locationOf('')} does not say whether it has versioning. ${remedy}`);
}

function summary({ inputs }: DeployFile, stage: string, unset: readonly string[]): string {
  const { name, region, runtime, memorySize, timeout, role, events, environment } = inputs;
  return table(
    ['function', `${name}, stage ${stage}`],
    [
      ['runs in', `${region}, ${runtime}, ${memorySize} MB, ${timeout} s`],
      ['trigger', events.flatMap((event) => Object.keys(event)).join(', ')],
      ['role', role ?? 'none: it has no keys to write to a bucket'],
      ['variables', Object.keys(environment.variables).join(', ')],
      ['not set', unset.join(', ')],
    ],
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

deploy().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
