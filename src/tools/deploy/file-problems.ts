import { deployFile } from './deploy-file';
import type { DeployFile } from './deploy-file';
import { validateDocument } from '../../validation/ajv';
import { pathStep } from '../../validation/issue';
import { isUnresolved } from './references';
import { meantRuntime } from './runtimes';

const RUNTIME_PATH = '$.inputs.runtime';

type Fault = ReturnType<typeof validateDocument>[number];

/** What is wrong with a `serverless.yml` after substitution, one line each. A value that is not set is not named again. */
export function fileProblems(document: unknown): string[] {
  const faults = validateDocument(deployFile, document).filter(
    // ajv reports a name twice: what is wrong with it, and that it is wrong.
    ({ keyword, data }) => keyword !== 'propertyNames' && !isUnresolved(data),
  );
  return faults.length > 0 ? faults.map(problemOf) : timeProblems(document);
}

/** The document, which has to be one without `fileProblems`, with its type. */
export function asDeployFile(document: unknown): DeployFile {
  // The schema has accepted it, and the type is derived from the schema.
  return document as DeployFile;
}

function problemOf({ keyword, params, instancePath, parentSchema, propertyName, data }: Fault): string {
  const path = jsonPath(instancePath);
  const { properties, allowed } = wordsOf(parentSchema);
  switch (keyword) {
    case 'required':
      return `${path}${pathStep(String(params['missingProperty']))} is missing. Add it.`;
    case 'additionalProperties': {
      const name = pathStep(String(params['additionalProperty']));
      return `${path}${name} is no key that is known here. Remove it, or write one of ${Object.keys(properties).join(', ')}.`;
    }
    default: {
      const where = propertyName === undefined ? path : `${path}${pathStep(propertyName)}`;
      const meant = where === RUNTIME_PATH ? meantRuntime(data) : undefined;
      return (
        `${where} is not allowed; allowed is ${allowed ?? `${keyword} ${JSON.stringify(params)}`}.` +
        (meant === undefined ? '' : ` Write ${meant}.`)
      );
    }
  }
}

function wordsOf(schema: Fault['parentSchema']): { properties: object; allowed: string | undefined } {
  const properties: unknown = schema?.['properties'];
  const allowed: unknown = schema?.['allowed'];
  return {
    properties: typeof properties === 'object' && properties !== null ? properties : {},
    allowed: typeof allowed === 'string' ? allowed : undefined,
  };
}

function jsonPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .reduce((path, key) => path + pathStep(key), '$');
}

/** A gateway that waits longer than the function may run answers 200 when the function runs out of time, and the callback is lost. */
function timeProblems(document: unknown): string[] {
  const { timeout, events } = asDeployFile(document).inputs;
  const endpoints = events.flatMap(({ apigw }) => apigw?.parameters.endpoints ?? []);
  return endpoints
    .filter(({ serviceTimeout }) => serviceTimeout >= timeout)
    .map(({ path }) => `The serviceTimeout of ${path} is not below $.inputs.timeout. Make it ${timeout - 1} or less.`);
}
