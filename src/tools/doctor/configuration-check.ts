import { usedSinks } from '../../configuration/configuration';
import { variablesWith } from '../../configuration/variables';
import { givenValues } from '../../schemas/variable';
import { SINKS } from '../../sinks/sink-registry';
import { variableProblems } from '../deploy/variable-problems';
import { right, wrong } from './finding';
import type { Check } from './finding';
import type { Subject } from './subject';

/** Whether the function could start with these settings: what the function and `npm run deploy` would say of them. */
export function configurationCheck({ settings, environment, configuration }: Subject): Check {
  return {
    link: 'configuration',
    look() {
      const given = givenValues(variablesWith(SINKS), environment);
      // Values that are not set are left out by then.
      const variables = Object.fromEntries(Object.entries(given).map(([name, value = '']) => [name, value]));
      const problems = [...settings.unfilled, ...settings.misspelt, ...variableProblems(variables)];
      if (problems.length > 0 || configuration === undefined) {
        const remedy = 'Mend the settings; `npm run deploy -- --dry-run` also checks serverless.yml.';
        return Promise.resolve(wrong(problems.join(' '), remedy));
      }
      const names = configuration.sinks.map(({ sink }) => sink.name).join(', ');
      const letters = usedSinks({ ...configuration, sinks: [] }).map(({ name }) => name);
      return Promise.resolve(
        right(`Every variable is sound. Records go to ${names}, dead letters to ${letters.join()}.`),
      );
    },
  };
}
