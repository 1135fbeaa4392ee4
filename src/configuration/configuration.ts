import { CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import { validate } from '../validation/ajv';
import { deadLetterSinkName, missingVariables, sinkNames, sinkSettings } from './sink-settings';
import type { SinkSettings } from './sink-settings';
import { givenVariables, valueOf, variables } from './variables';
import type { Environment, Given } from './variables';

/** What the function was told to do; read once, at cold start. Credentials are not in it: the platform renews them. */
export interface Configuration {
  /** The accepted tokens; `undefined` when `AUTH=none` lets everyone in. */
  readonly tokens: readonly string[] | undefined;
  readonly sinks: readonly FilteredSink[];
  readonly deadLetters: SinkSettings;
  readonly objectPrefix: string;
  readonly objectKey: string;
  readonly validation: 'strict' | 'report';
  readonly maxBodyBytes: number;
}

export interface FilteredSink {
  readonly settings: SinkSettings;
  /** Which jobs it wants, `name=Transcode;state=Failed`; `undefined`: all. */
  readonly filter: string | undefined;
}

/** What a pattern cannot say. The platform hands over no larger event, and CMQ takes no larger message. */
const RANGES = [
  { name: 'MAX_BODY_BYTES', least: 1024, most: 6_291_456 },
  { name: 'CMQ_MAX_BYTES', least: 1024, most: 1_048_576 },
] as const;

/** They become URLs, and a pattern cannot say all that a URL must be, such as a port below 65536. */
const URLS = ['COS_ENDPOINT', 'CMQ_ENDPOINT'] as const;

/** Half a login would be no login, without a word. */
const TOGETHER = [
  ['KAFKA_USERNAME', 'KAFKA_PASSWORD'],
  ['KAFKA_PASSWORD', 'KAFKA_USERNAME'],
] as const;

/** Reads and checks every variable. Throws `configuration_invalid` with one issue for each one that is wrong or missing. */
export function readConfiguration(source: Environment): Configuration {
  const given = givenVariables(source);
  const issues = [...valueIssues(given), ...missingIssues(given, source)];
  if (issues.length > 0) {
    const list = issues.map((issue) => issue.message).join(' ');
    throw new CallbackError('configuration_invalid', `The configuration is not valid. ${list}`, { issues });
  }
  return {
    tokens: acceptedTokens(given),
    sinks: sinkNames(given).map((name) => ({
      settings: sinkSettings(name, given),
      filter: given[`${upperCase(name)}_FILTER`],
    })),
    deadLetters: sinkSettings(deadLetterSinkName(given), given),
    objectPrefix: valueOf(given, 'OBJECT_PREFIX'),
    objectKey: valueOf(given, 'OBJECT_KEY'),
    validation: valueOf(given, 'VALIDATION') === 'report' ? 'report' : 'strict',
    maxBodyBytes: Number(valueOf(given, 'MAX_BODY_BYTES')),
  };
}

/** The tokens of Cloud Infinite; `undefined` when `AUTH=none` lets everyone in. */
export function acceptedTokens(given: Given): string[] | undefined {
  if (valueOf(given, 'AUTH') === 'none') return undefined;
  return [given.CALLBACK_TOKEN, given.CALLBACK_TOKEN_PREVIOUS].filter((token) => token !== undefined);
}

function upperCase<Name extends string>(name: Name): Uppercase<Name> {
  return name.toUpperCase() as Uppercase<Name>; // what the type says is what the function does
}

function valueIssues(given: Given): Issue[] {
  const wrong = validate('environment', given).map(({ instancePath }) => instancePath.slice(1));
  const outside = RANGES.filter(({ name, least, most }) => {
    const value = Number(valueOf(given, name));
    return value < least || value > most;
  }).map(({ name }) => name);
  const noUrls = URLS.filter((name) => !isUrl(valueOf(given, name).replace(/[{}]/g, '')));
  return [...new Set([...wrong, ...outside, ...noUrls])].map((name) =>
    // The value is not shown: it may be a secret that was pasted into the wrong variable.
    issue(name, `has a value that is not allowed; allowed is ${variables[name]?.allowed ?? ''}.`),
  );
}

function isUrl(text: string): boolean {
  try {
    return new URL(text).hostname !== '';
  } catch {
    return false;
  }
}

function missingIssues(given: Given, source: Environment): Issue[] {
  const used = [...new Set([...sinkNames(given), deadLetterSinkName(given)])];
  const issues = used.flatMap((sink) =>
    missingVariables(sink, given).map((name) => issue(name, `is not set, but the ${sink} sink needs it.`)),
  );
  for (const [one, other] of TOGETHER) {
    if (given[one] !== undefined && given[other] === undefined) issues.push(issue(other, `is not set, but ${one} is.`));
  }
  if (valueOf(given, 'AUTH') !== 'none' && given.CALLBACK_TOKEN === undefined) {
    const remedy = 'Make one with `npm run token`, or say AUTH=none.';
    issues.push(issue('CALLBACK_TOKEN', `is not set: without it anyone could write to your sinks. ${remedy}`));
  }
  if (used.includes('file') && source['TENCENTCLOUD_RUNENV'] === 'SCF' && given.FILE_DIRECTORY === undefined) {
    const remedy = 'Set COS_BUCKET and COS_REGION, or FILE_DIRECTORY to a mounted file system.';
    issues.push(issue('COS_BUCKET', `is not set, and files in a function are lost with it. ${remedy}`));
  }
  return issues;
}

function issue(name: string, problem: string): Issue {
  return { path: name, message: `${name} ${problem}` };
}
