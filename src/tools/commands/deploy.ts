import type { Environment } from '../../schemas/variable';
import { checkDeployment } from '../deploy/check-deployment';
import { nextSteps } from '../deploy/next-steps';
import { nodeOptionNotes } from '../deploy/node-options';
import { readDeployFile } from '../deploy/read-deploy-file';
import { inDeployFolder, needsTimers, withTimers } from '../deploy/timers';
import { runtimeNotes, runtimeRemedies } from '../deploy/runtimes';
import { deployWithClient } from '../deploy/serverless-client';
import { variableNotes } from '../deploy/variable-problems';
import type { DeployFile } from '../deploy/deploy-file';
import { bucketOfFunction, versioningOf } from '../deploy/bucket-versioning';
import { bundleFunction } from '../build/function-bundle';
import type { Output } from '../command-line/command';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { table } from '../terminal/table';
import { settingsOf } from './settings';

/** The client waits without end for a host that does not answer. */
const LONGEST_DEPLOYMENT_MS = 300_000;

void startCommand({
  name: 'deploy',
  summary: 'Checks serverless.yml and every setting, builds, deploys with sls deploy, and prints the callback URL.',
  options: {
    ...SETTINGS_OPTIONS,
    stage: {
      ...SETTINGS_OPTIONS.stage,
      summary: 'Deploys this stage with settings of .env.STAGE, else of .env; the environment goes first.',
    },
    target: { type: 'string', value: 'DIRECTORY', default: '.', summary: 'Deploys the serverless.yml in this folder.' },
    'dry-run': { type: 'boolean', summary: 'Only checks, and asks nobody.' },
  },
  examples: ['-- --stage prod --dry-run', '-- --stage prod'],
  async run({ values, print }) {
    const { stage, target } = values;
    const root = process.cwd();
    const { environment, unfilled, misspelt } = await settingsOf(values);
    const written = await readDeployFile(target);
    const document = needsTimers(checkDeployment(written, environment, stage).file) ? withTimers(written) : written;
    const { problems, file, unset } = checkDeployment(document, environment, stage);
    const all = [...unfilled, ...misspelt, ...problems];
    if (file === undefined || all.length > 0) {
      throw new Error(refusal(all, values['env-file'] ?? `.env.${stage} or in .env`));
    }
    print(summary(file, stage, unset));
    for (const sentence of notesOf(file)) print(sentence);
    if (values['dry-run']) {
      print('The checks passed. This was a dry run: nothing was deployed.');
      return 'done';
    }

    await checkBucket(file, environment, print);
    const { files } = await bundleFunction('dist');
    print(`Built ${files.length} files. Deploying…`);
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
    return 'done';
  },
});

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
