import type { ValidationMode } from '../callback/read-callback';
import { ciSettings } from '../cloud-infinite/ci-settings';
import type { CiSettings } from '../cloud-infinite/ci-settings';
import { CallbackError } from '../foundation/errors';
import type { Issue } from '../foundation/errors';
import { givenValues, isAllowed, valuesOf } from '../schemas/variable';
import type { Environment, Variables } from '../schemas/variable';
import { configuredSink, missingVariables } from '../sinks/sink-definition';
import type { ConfiguredSink, SinkDefinition } from '../sinks/sink-definition';
import { SINKS } from '../sinks/sink-registry';
import { keyLengthIssues } from './key-length';
import { filterVariable, generalVariables, variablesWith } from './variables';

/** What the function was told to do; read once, at cold start. Credentials are not in it: the platform renews them. */
export interface Configuration {
  /** The accepted tokens; `undefined` when `AUTH=none` lets everyone in. */
  readonly tokens: readonly string[] | undefined;
  readonly cloudInfinite: CiSettings;
  /** Whether Cloud Infinite is asked about every job. */
  readonly confirm: boolean;
  /** Whether a timer may start a search for jobs without a record. */
  readonly reconcile: boolean;
  readonly sinks: readonly FilteredSink[];
  readonly deadLetters: ConfiguredSink;
  readonly objectPrefix: string;
  readonly objectKey: string;
  readonly validation: ValidationMode;
  readonly maxBodyBytes: number;
}

export interface FilteredSink {
  readonly sink: ConfiguredSink;
  /** Which jobs it wants, `name=Transcode;state=Failed`; `undefined`: all. */
  readonly filter: string | undefined;
}

/** Reads and checks every variable. Throws `configuration_invalid` with one issue for each one that is wrong or missing. */
export function readConfiguration(source: Environment, definitions = SINKS): Configuration {
  const variables = variablesWith(definitions);
  const given = givenValues(variables, source);
  const isPlatform = source['TENCENTCLOUD_RUNENV'] === 'SCF';
  const issues = [
    ...valueIssues(variables, given),
    ...sinkIssues(definitions, given, isPlatform),
    ...tokenIssues(given),
    ...questionIssues(given, definitions),
  ];
  if (issues.length > 0) {
    const list = issues.map((issue) => issue.message).join(' ');
    throw new CallbackError('configuration_invalid', `The configuration is not valid. ${list}`, { issues });
  }
  const { CONFIRM, RECONCILE, OBJECT_PREFIX, OBJECT_KEY, VALIDATION, MAX_BODY_BYTES } = valuesOf(
    generalVariables,
    given,
  );
  return {
    tokens: acceptedTokens(given),
    cloudInfinite: ciSettings(given),
    confirm: CONFIRM === 'on',
    reconcile: RECONCILE === 'on',
    sinks: chosenSinks(given, definitions).map((definition) => ({
      sink: configuredSink(definition, given),
      filter: given[filterVariable(definition.name)],
    })),
    deadLetters: configuredSink(deadLetterSink(given, definitions), given),
    objectPrefix: OBJECT_PREFIX,
    objectKey: OBJECT_KEY,
    validation: VALIDATION === 'strict' ? 'strict' : 'report',
    maxBodyBytes: Number(MAX_BODY_BYTES),
  };
}

/** Every sink that something is written to: records, dead letters, or both. */
export function usedSinks({ sinks, deadLetters }: Pick<Configuration, 'sinks' | 'deadLetters'>): ConfiguredSink[] {
  const all = [...sinks.map(({ sink }) => sink), deadLetters];
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}

/** The tokens of Cloud Infinite; `undefined` when `AUTH=none` lets everyone in. */
export function acceptedTokens(given: Environment): string[] | undefined {
  const { AUTH, CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS } = valuesOf(generalVariables, given);
  if (AUTH === 'none') return undefined;
  return [CALLBACK_TOKEN, CALLBACK_TOKEN_PREVIOUS].filter((token) => token !== undefined);
}

/** What records are written to when nobody says: the bucket if there is one, else the folder. */
function defaultSink({ COS_BUCKET }: Environment): string {
  return COS_BUCKET === undefined ? 'file' : 'cos';
}

/** The sinks that records go to, each once. */
function chosenSinks(given: Environment, definitions: readonly SinkDefinition[]): SinkDefinition[] {
  const names = new Set(given['SINKS']?.split(',') ?? [defaultSink(given)]);
  return [...names].flatMap((name) => definitions.filter((definition) => definition.name === name));
}

/** The sink that dead letters go to. A name that is none is among the issues of the configuration. */
export function deadLetterSink(given: Environment, definitions: readonly SinkDefinition[]): SinkDefinition {
  const isNamed = (name: string | undefined) => definitions.find((definition) => definition.name === name);
  const [first] = given['COS_BUCKET'] === undefined ? chosenSinks(given, definitions) : [];
  const sink = isNamed(given['DEAD_LETTERS']) ?? first ?? isNamed(defaultSink(given)) ?? definitions[0];
  if (!sink) throw new Error('There is no sink.');
  return sink;
}

function valueIssues(variables: Variables, given: Environment): Issue[] {
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(given)) {
    const schema = variables[name];
    // The value is not shown: it may be a secret that was pasted into the wrong variable.
    if (schema && value !== undefined && !isAllowed(schema, value)) {
      issues.push({ path: name, message: `${name} has a value that is not allowed; allowed is ${schema.allowed}.` });
    }
  }
  return issues;
}

function sinkIssues(definitions: readonly SinkDefinition[], given: Environment, isPlatform: boolean): Issue[] {
  const chosen = chosenSinks(given, definitions);
  const forLetters = deadLetterSink(given, definitions);
  const used = new Set([...chosen, forLetters]);
  const issues: Issue[] = [];
  for (const definition of used) {
    for (const name of missingVariables(definition, given)) {
      issues.push({ path: name, message: `${name} is not set, but the ${definition.name} sink needs it.` });
    }
  }
  for (const definition of definitions) {
    const isUsed = used.has(definition);
    issues.push(...(definition.issuesIn?.(given, { isUsed, isPlatform }) ?? []));
    for (const name of idleVariables(definition, isUsed, chosen.includes(definition))) {
      if (given[name] === undefined) continue;
      const message = `${name} is set, but SINKS does not name ${definition.name}: name it there, or remove ${name}.`;
      issues.push({ path: name, message });
    }
  }
  return [...issues, ...keyLengthIssues(given, chosen, forLetters)];
}

/** The variables of a sink that do nothing. Those of a store always may: COS_BUCKET chooses the sink, and CMQ shares COS_REGION. */
function idleVariables({ name, variables, keyLimits }: SinkDefinition, isUsed: boolean, isChosen: boolean): string[] {
  const idle = isUsed || keyLimits ? [] : Object.keys(variables);
  if (!isChosen) idle.push(filterVariable(name));
  return idle;
}

function tokenIssues(given: Environment): Issue[] {
  const { AUTH, CALLBACK_TOKEN } = valuesOf(generalVariables, given);
  if (AUTH === 'none' || CALLBACK_TOKEN !== undefined) return [];
  const remedy = 'Make one with `npm run token`.';
  const message = `CALLBACK_TOKEN is not set: without it anyone could write to your sinks. ${remedy}`;
  return [{ path: 'CALLBACK_TOKEN', message }];
}

/** What asking Cloud Infinite needs. A queue cannot say whether it has a record, so without a store nothing can be missed. */
function questionIssues(given: Environment, definitions: readonly SinkDefinition[]): Issue[] {
  const asking = (['CONFIRM', 'RECONCILE'] as const).filter((name) => given[name] === 'on');
  if (asking.length === 0) return [];
  const issues: Issue[] = [];
  if (given['CI_BUCKETS'] === undefined) {
    const message = `CI_BUCKETS is not set, but ${asking.join(' and ')} needs it: write the buckets there, name-appid@region.`;
    issues.push({ path: 'CI_BUCKETS', message });
  }
  if (asking.includes('RECONCILE') && !chosenSinks(given, definitions).some(({ keyLimits }) => keyLimits)) {
    const message = 'RECONCILE is on, but SINKS names no store: only cos and file can say whether a record is there.';
    issues.push({ path: 'RECONCILE', message });
  }
  return issues;
}
