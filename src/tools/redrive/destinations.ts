import type { Configuration } from '../../configuration/configuration';
import type { DeadLetter } from '../../delivery/dead-letter';
import type { Environment } from '../../schemas/variable';
import type { SinkDefinition } from '../../sinks/sink-definition';
import { missingVariables } from '../../sinks/sink-definition';
import { SINKS } from '../../sinks/sink-registry';
import { UsageError } from '../command-line/usage-error';

type Sinks = Pick<Configuration, 'sinks'>;

/** The variables of a sink that say where it is; nothing else of its settings is shown. */
const PLACE = /_(?:BUCKET|REGION|ENDPOINT|DIRECTORY|URL|BROKERS|QUEUE|TOPIC|EXCHANGE|ROUTING_KEY)$/;

/** The sinks that records go to and where each is, for people: no login, no key. */
export function destinationsOf({ sinks }: Sinks, environment: Environment): string {
  return sinks.map(({ sink }) => `${sink.name} (${placeOf(sink.name, environment)})`).join(', ');
}

function placeOf(name: string, environment: Environment): string {
  const definition = definitionOf(name);
  const given = definition ? valuesFor(definition, environment) : {};
  const places = Object.entries(given).filter(([variable]) => PLACE.test(variable));
  return places.map(([variable, value = '']) => `${variable}=${withoutLogin(value)}`).join(', ');
}

/** What is set of a sink; where nothing is, its defaults. */
function valuesFor(definition: SinkDefinition, environment: Environment): Environment {
  const given = givenOf(definition, environment);
  if (Object.keys(given).length > 0) return given;
  return Object.fromEntries(Object.entries(definition.variables).map(([name, schema]) => [name, schema.default]));
}

/** What is set of the variables that a sink has, or shares with another. */
function givenOf({ variables, requires }: SinkDefinition, environment: Environment): Environment {
  const names = new Set([...Object.keys(variables), ...requires.flat()]);
  const given = [...names].map((name) => [name, environment[name]?.trim()] as const);
  return Object.fromEntries(given.filter(([, value]) => value));
}

function withoutLogin(value: string): string {
  return value.replace(/\/\/.*@/, '//').replace(/[?#].*/, '');
}

/** Throws a `UsageError` when nothing says where records go: the folder of the file sink has to be named on purpose. */
export function assertDestination(environment: Environment): void {
  const decisive = ['SINKS', 'COS_BUCKET', 'FILE_DIRECTORY'];
  if (decisive.some((name) => environment[name]?.trim())) return;
  throw new UsageError(
    'Nothing says where records go. Set what the function has, COS_BUCKET and COS_REGION or SINKS and what its sinks need, ' +
      'in the environment or in the file of --stage or --env-file. For a folder on this machine, say SINKS=file.',
  );
}

/** Throws a `UsageError` when a sink that is given up is one that records go to. */
export function assertGivenUp(without: readonly string[], { sinks }: Sinks): void {
  const used = sinks.map(({ sink }) => sink.name).find((name) => without.includes(name));
  if (used === undefined) return;
  throw new UsageError(`--without ${used} gives up on a sink that records go to. Take ${used} out of SINKS, too.`);
}

/** Why a letter cannot be delivered from here: it was kept for a sink that today's settings do not have. */
export function absentSink(
  { sinks: wanted = [] }: DeadLetter,
  { sinks }: Sinks,
  without: readonly string[],
  environment: Environment,
): string | undefined {
  const here = sinks.map(({ sink }) => sink.name);
  const absent = wanted.filter((name) => !here.includes(name) && !without.includes(name));
  if (absent.length === 0) return undefined;
  const unset = absent.flatMap((name) => {
    const definition = definitionOf(name);
    return definition ? missingVariables(definition, givenOf(definition, environment)) : [];
  });
  const setting = `SINKS=${[...here, ...absent].join(',')}${unset.length > 0 ? ` and ${unset.join(', ')}` : ''}`;
  const isOrAre = absent.length > 1 ? 'are' : 'is';
  return (
    `It is for ${absent.join(', ')}, which ${isOrAre} not among the sinks here. Set ${setting}; ` +
    `if it is given up for good, say --without ${[...without, ...absent].join(',')}.`
  );
}

function definitionOf(name: string): SinkDefinition | undefined {
  return SINKS.find((definition) => definition.name === name);
}
