import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { deployFunction } from '../deploy/deploy-function';
import { settingsOf } from './settings';

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
    const { stage, target, 'dry-run': isDry, 'env-file': named } = values;
    const files = named ?? `.env.${stage} or in .env`;
    const settings = await settingsOf(values);
    await deployFunction({ stage, target, root: process.cwd(), settings, files, isDry }, print);
    return 'done';
  },
});
