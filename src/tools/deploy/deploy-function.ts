import type { Environment } from '../../schemas/variable';
import { bundleFunction } from '../build/function-bundle';
import type { Output } from '../command-line/command';
import type { Settings } from '../command-line/settings';
import { table } from '../terminal/table';
import { bucketOfFunction, versioningOf } from './bucket-versioning';
import { checkDeployment } from './check-deployment';
import type { DeployFile } from './deploy-file';
import { nextSteps } from './next-steps';
import { nodeOptionNotes } from './node-options';
import { readDeployFile } from './read-deploy-file';
import { runtimeNotes, runtimeRemedies } from './runtimes';
import { deployWithClient } from './serverless-client';
import { inDeployFolder, needsTimers, withTimers } from './timers';
import { variableNotes } from './variable-problems';

/** The client waits without end for a host that does not answer. */
const LONGEST_DEPLOYMENT_MS = 300_000;

export interface Deployment {
  readonly stage: string;
  /** The folder that holds `serverless.yml`. */
  readonly target: string;
  /** The folder that holds `node_modules`, and the one that `dist` is built in. */
  readonly root: string;
  readonly settings: Settings;
  /** Where the settings are, for messages: `.env.prod`. */
  readonly files: string;
  /** Only checks, and asks nobody. */
  readonly isDry: boolean;
}

/** Checks serverless.yml and every setting, builds, and deploys. Throws, with all that is wrong, when the function may not be deployed. */
export async function deployFunction(deployment: Deployment, print: Output['print']): Promise<void> {
  const { stage, target, root, settings, files, isDry } = deployment;
  const { environment, unfilled, misspelt } = settings;
  const written = await readDeployFile(target);
  const document = needsTimers(checkDeployment(written, environment, stage).file) ? withTimers(written) : written;
  const { problems, file, unset } = checkDeployment(document, environment, stage);
  const all = [...unfilled, ...misspelt, ...problems];
  if (file === undefined || all.length > 0) throw new Error(refusal(all, files));
  print(summary(file, stage, unset));
  for (const sentence of notesOf(file)) print(sentence);
  if (isDry) {
    print('The checks passed. This was a dry run: nothing was deployed.');
    return;
  }

  await checkBucket(file, environment, print);
  const built = await bundleFunction('dist');
  print(`Built ${built.files.length} files. Deploying…`);
  const run = { stage, environment, root, timeoutMs: LONGEST_DEPLOYMENT_MS };
  const { failure, said } =
    document === written
      ? await deployWithClient({ ...run, target })
      : await inDeployFolder(document, target, (folder) => deployWithClient({ ...run, target: folder }));
  print(said);
  if (failure !== undefined) {
    const remedies = [
      'The function may not be deployed; see above what it said.',
      ...runtimeRemedies(file.inputs.runtime, said),
    ];
    throw new Error([failure, ...remedies].join(' '));
  }
  print(`\n${nextSteps(file, said).join('\n')}`);
}

function notesOf({ inputs: { runtime, environment } }: DeployFile): string[] {
  const { variables } = environment;
  return [...runtimeNotes(runtime), ...nodeOptionNotes(variables['NODE_OPTIONS']), ...variableNotes(variables)];
}

function refusal(problems: readonly string[], files: string): string {
  const remedy = `Set values in the environment, in ${files}; change the rest in serverless.yml.`;
  return ['Nothing was deployed:', ...problems.map((problem) => `  - ${problem}`), remedy].join('\n');
}

async function checkBucket({ inputs }: DeployFile, environment: Environment, print: Output['print']): Promise<void> {
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
