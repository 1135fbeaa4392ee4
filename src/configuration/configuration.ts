import { CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import { environment } from '../schemas/environment';
import type { VariableName, VariableSchema } from '../schemas/environment';
import { validate } from '../validation/ajv';

/** The environment as the composition root hands it in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the function was told to do; read once, at cold start. Credentials are not in it: the platform renews them. */
export interface Configuration {
  /** The accepted tokens; `undefined` when `AUTH=none` lets everyone in. */
  readonly tokens: readonly string[] | undefined;
  readonly sinks: readonly SinkName[];
  readonly cos: { readonly bucket: string; readonly region: string; readonly endpoint: string } | undefined;
  readonly fileDirectory: string;
  readonly objectKey: string;
  readonly validation: 'strict' | 'report';
  readonly maxBodyBytes: number;
}

export type SinkName = 'cos' | 'file';

const LARGEST_BODY_BYTES = 6_291_456;

/** Reads and checks every variable. Throws `configuration_invalid` with one issue for each one that is wrong or missing. */
export function readConfiguration(source: Environment): Configuration {
  const given = namedVariables(source);
  const issues = [...valueIssues(given), ...missingIssues(given, source)];
  if (issues.length > 0) {
    const list = issues.map((issue) => issue.message).join(' ');
    throw new CallbackError('configuration_invalid', `The configuration is not valid. ${list}`, { issues });
  }
  const { COS_BUCKET: bucket, COS_REGION: region } = given;
  return {
    tokens: valueOf(given, 'AUTH') === 'none' ? undefined : tokensOf(given),
    sinks: sinksOf(given),
    cos: bucket && region ? { bucket, region, endpoint: valueOf(given, 'COS_ENDPOINT') } : undefined,
    fileDirectory: valueOf(given, 'FILE_DIRECTORY'),
    objectKey: valueOf(given, 'OBJECT_KEY'),
    validation: valueOf(given, 'VALIDATION') === 'report' ? 'report' : 'strict',
    maxBodyBytes: Number(valueOf(given, 'MAX_BODY_BYTES')),
  };
}

type Given = Readonly<Partial<Record<VariableName, string>>>;
type VariableWithDefault = {
  [N in VariableName]: (typeof environment.properties)[N] extends { readonly default: string } ? N : never;
}[VariableName];

const variables: Readonly<Record<string, VariableSchema>> = environment.properties;

/** Only our variables, and only those that say something: a blank one counts as not set. */
function namedVariables(source: Environment): Given {
  const entries = Object.keys(variables).map((name) => [name, source[name]?.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}

function valueOf(given: Given, name: VariableWithDefault): string {
  return given[name] ?? environment.properties[name].default;
}

function tokensOf(given: Given): string[] {
  return [given.CALLBACK_TOKEN, given.CALLBACK_TOKEN_PREVIOUS].filter((token) => token !== undefined);
}

function sinksOf(given: Given): SinkName[] {
  if (given.SINKS === undefined) return [given.COS_BUCKET === undefined ? 'file' : 'cos'];
  const named = given.SINKS.split(',');
  return (['cos', 'file'] as const).filter((name) => named.includes(name));
}

function valueIssues(given: Given): Issue[] {
  const wrong = validate('environment', given).map(({ instancePath }) => instancePath.slice(1));
  const tooLarge = Number(given.MAX_BODY_BYTES ?? 0) > LARGEST_BODY_BYTES ? ['MAX_BODY_BYTES'] : [];
  return [...new Set([...wrong, ...tooLarge])].map((name) =>
    // The value is not shown: it may be a secret that was pasted into the wrong variable.
    issue(name, `has a value that is not allowed; allowed is ${variables[name]?.allowed ?? ''}.`),
  );
}

function missingIssues(given: Given, source: Environment): Issue[] {
  const issues: Issue[] = [];
  if (valueOf(given, 'AUTH') !== 'none' && given.CALLBACK_TOKEN === undefined) {
    issues.push(
      issue(
        'CALLBACK_TOKEN',
        'is not set: without it anyone could write to your sinks. Make one with `npm run token`, or say AUTH=none.',
      ),
    );
  }
  const sinks = given.SINKS?.split(',') ?? sinksOf(given);
  if (sinks.includes('cos')) {
    for (const name of ['COS_BUCKET', 'COS_REGION'] as const) {
      if (given[name] === undefined) issues.push(issue(name, 'is not set, but the cos sink needs it.'));
    }
  }
  if (sinks.includes('file') && source['TENCENTCLOUD_RUNENV'] === 'SCF' && given.FILE_DIRECTORY === undefined) {
    issues.push(
      issue(
        'COS_BUCKET',
        'is not set, and files in a function are lost with it. Set COS_BUCKET and COS_REGION, or FILE_DIRECTORY to a mounted file system.',
      ),
    );
  }
  return issues;
}

function issue(name: string, problem: string): Issue {
  return { path: name, message: `${name} ${problem}` };
}
