import { uncertainFieldsOf } from '../../callback/job-filter';
import { readConfiguration } from '../../configuration/configuration';
import { filterVariable } from '../../configuration/variables';
import { CallbackError } from '../../foundation/errors';

/** All names and values together: tencentcloud.com/document/product/583/11637. */
const MOST_BYTES = 4096;

/** What is wrong with the function's environment variables, as the function itself would say it at its start. */
export function variableProblems(variables: Readonly<Record<string, string>>): string[] {
  return [...accessProblems(variables), ...configurationProblems(variables), ...sizeProblems(variables)];
}

/** The function would start, but it is not for the internet. */
function accessProblems(variables: Readonly<Record<string, string>>): string[] {
  if (variables['AUTH']?.trim() !== 'none') return [];
  return [
    'AUTH is none, so anyone could write to your sinks. Remove it, and set CALLBACK_TOKEN: `npm run token` makes one.',
  ];
}

/** What to know of variables that are not wrong: a filter over a field that not every job has. */
export function variableNotes(variables: Readonly<Record<string, string>>): string[] {
  return Object.entries(variables)
    .filter(([name]) => name.endsWith(filterVariable('')))
    .flatMap(([name, filter]) =>
      uncertainFieldsOf(filter).map(
        (field) => `Note: ${name} is over ${field}. A job whose body does not name its ${field} is skipped.`,
      ),
    );
}

function configurationProblems(variables: Readonly<Record<string, string>>): string[] {
  try {
    readConfiguration({ ...variables, TENCENTCLOUD_RUNENV: 'SCF' });
    return [];
  } catch (error) {
    if (error instanceof CallbackError) return error.issues.map(({ message }) => message);
    throw error;
  }
}

function sizeProblems(variables: Readonly<Record<string, string>>): string[] {
  const bytes = Object.entries(variables).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
  if (bytes <= MOST_BYTES) return [];
  return [`$.inputs.environment.variables is ${bytes} bytes; SCF allows ${MOST_BYTES}. Shorten or remove some.`];
}
