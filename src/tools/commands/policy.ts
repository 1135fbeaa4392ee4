import { readConfiguration } from '../../configuration/configuration';
import { SETTINGS_OPTIONS } from '../command-line/settings';
import { startCommand } from '../command-line/start-command';
import { asUsage, UsageError } from '../command-line/usage-error';
import { TRUST_POLICY } from '../policy/policy';
import { policyFor } from '../policy/policy-for';
import { policyNotes } from '../policy/policy-notes';
import { environmentOf } from './settings';

void startCommand({
  name: 'policy',
  summary:
    'Prints, as JSON, the least that has to be allowed in CAM for what is configured; notes go to standard error.',
  options: {
    for: {
      type: 'string',
      value: 'WHO',
      default: 'function',
      summary: 'function: its role. operator: the keys of the commands. trust: who may take the role.',
    },
    ...SETTINGS_OPTIONS,
  },
  examples: ['-- --stage prod', '-- --stage prod --for operator'],
  async run({ values, print, note }) {
    const { for: owner } = values;
    if (owner === 'trust') {
      print(JSON.stringify(TRUST_POLICY, null, 2));
      return 'done';
    }
    if (owner !== 'function' && owner !== 'operator') {
      throw new UsageError(`--for takes function, operator or trust, not ${JSON.stringify(owner)}.`);
    }
    // Rights do not depend on the token, and the role may be made before there is one.
    const environment = { ...(await environmentOf(values, note)), AUTH: 'none' };
    const configuration = await asUsage(() => readConfiguration(environment));
    const policy = policyFor(owner, configuration, environment);
    print(JSON.stringify(policy, null, 2));
    for (const sentence of policyNotes(owner, configuration, policy)) note(sentence);
    return 'done';
  },
});
