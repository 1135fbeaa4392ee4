import type { Issue } from '../foundation/errors';
import type { Environment, Variables } from '../schemas/variable';
import type { CredentialSource } from '../tencent/credentials';
import type { NoteStore, ObjectStore } from './object-store';
import type { Sink } from './sink';

/**
 * What is known of a sink before it is opened. A definition is light: it loads the client of its sink only when that is
 * opened, by `import()`, and the build puts what it loads so into a file of its own.
 */
export interface SinkDefinition {
  /** As `SINKS` and `DEAD_LETTERS` call it. */
  readonly name: string;
  /** Its environment variables, each named `<NAME>_…`. */
  readonly variables: Variables;
  /** The variables without which it cannot work; of an inner list, one is enough. */
  readonly requires: readonly (readonly string[])[];
  /** `true`: what it writes is lost with a function, so the deploy files leave its variables out. */
  readonly isLocal?: boolean;
  /** What a store takes at most, with these values. A queue knows no keys. */
  readonly keyLimits?: (given: Environment) => KeyLimits;
  /** What is wrong with these values beside what the schemas of the variables say, if anything can be. */
  readonly issuesIn?: (given: Environment, use: SinkUse) => Issue[];
  /** How the sink that these values describe is opened; all that it requires was found set and valid. */
  readonly configure: (given: Environment) => StoreOpening | QueueOpening;
}

/** In bytes. */
export interface KeyLimits {
  readonly key: number;
  /** Of what is between two slashes. */
  readonly name: number;
}

/** Where and whether a sink is used. */
export interface SinkUse {
  /** `true`: for records or dead letters. */
  readonly isUsed: boolean;
  /** `true`: in a function of SCF, `false`: on somebody's machine. */
  readonly isPlatform: boolean;
}

interface Opening {
  /** For people and tests; credentials are not in it. */
  readonly settings: object;
}

/** A place that recognises a duplicate by itself. */
export interface StoreOpening extends Opening {
  readonly kind: 'store';
  readonly open: (credentials: CredentialSource) => Promise<ObjectStore & NoteStore>;
}

/** A place that takes every message that comes. */
export interface QueueOpening extends Opening {
  readonly kind: 'queue';
  /** Bytes of a record that it takes. */
  readonly maxRecordBytes: number;
  readonly open: (credentials: CredentialSource) => Promise<Sink>;
}

/** A sink with its settings, not yet opened. */
export type ConfiguredSink = (StoreOpening | QueueOpening) & {
  readonly name: string;
  /** `true`: only this machine can read what it writes. */
  readonly isLocal: boolean;
};

/** The sink of a definition with the settings that these values describe. */
export function configuredSink(
  { name, isLocal = false, configure }: SinkDefinition,
  given: Environment,
): ConfiguredSink {
  return { name, isLocal, ...configure(given) };
}

/** What a sink requires and nobody set, each as `A` or, where either would do, `A or B`. */
export function missingVariables({ requires }: SinkDefinition, given: Environment): string[] {
  return requires
    .filter((choices) => choices.every((name) => given[name] === undefined))
    .map((choices) => choices.join(' or '));
}
