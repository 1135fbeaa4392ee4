import type { Environment } from '../../schemas/variable';
import type { DeployFile } from './deploy-file';
import { asDeployFile, fileProblems } from './file-problems';
import { nodeOptionProblems } from './node-options';
import { isUnresolved, referencesIn, substitute } from './references';
import type { Reference } from './references';
import { variableProblems } from './variable-problems';

export interface DeploymentCheck {
  /** One line each: what is wrong, where, what to do. A deployment has none. */
  readonly problems: readonly string[];
  /** What would be deployed, without the variables that are not set; `undefined` when there are problems. */
  readonly file: DeployFile | undefined;
  /** What could be set for the function and is not, as the deployer would set it. What has to be is among the problems. */
  readonly unset: readonly string[];
}

const VARIABLES_PATH = '$.inputs.environment.variables.';

/** Looks, without a network, for all that would make a deployment fail or deploy a function that cannot work. */
export function checkDeployment(document: unknown, environment: Environment, stage: string): DeploymentCheck {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const resolved = substitute(document, set, { ...ownNames(document), stage });
  const variables = Object.entries(variablesOf(resolved));
  const given = Object.fromEntries(variables.filter((entry): entry is [string, string] => isGiven(entry[1])));
  const problems = [
    ...credentialProblems(set),
    ...referenceProblems(document, set),
    ...fileProblems(resolved),
    ...nodeOptionProblems(document, given['NODE_OPTIONS']),
    ...variableProblems(given),
  ];
  return {
    problems,
    file: problems.length > 0 ? undefined : withVariables(asDeployFile(resolved), given),
    unset: variableReferences(document)
      .map(({ variable }) => variable)
      .filter((variable) => set[variable] === undefined),
  };
}

function credentialProblems(set: Environment): string[] {
  return ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY']
    .filter((name) => set[name] === undefined)
    .map((name) => `${name} is not set. Set it to the API key of the account that deploys.`);
}

/** References that have to be set. Whether a variable of the function has to be is for the function to say. */
function referenceProblems(document: unknown, set: Environment): string[] {
  const optional = new Set(variableReferences(document).map(({ path }) => path));
  return referencesIn(document)
    .filter(({ variable, path }) => !optional.has(path) && set[variable] === undefined)
    .map(({ variable, path }) => `${variable} is not set, but ${path} needs it. Set it.`);
}

/** The references that are the whole value of a variable of the function. */
function variableReferences(document: unknown): Reference[] {
  return referencesIn(document).filter(({ path, isWhole }) => isWhole && path.startsWith(VARIABLES_PATH));
}

/** `${name}` and `${app}`, which are otherwise only replaced in the cloud. */
function ownNames(document: unknown): Environment {
  const name = textAt(document, 'name');
  return { name, app: textAt(document, 'app') ?? name };
}

function variablesOf(document: unknown): object {
  const found = ['inputs', 'environment', 'variables'].reduce(childOf, document);
  return typeof found === 'object' && found !== null ? found : {};
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textAt(document: unknown, key: string): string | undefined {
  const value = childOf(document, key);
  return typeof value === 'string' ? value : undefined;
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' && !isUnresolved(value);
}

function withVariables(file: DeployFile, variables: Readonly<Record<string, string>>): DeployFile {
  return { ...file, inputs: { ...file.inputs, environment: { variables } } };
}
