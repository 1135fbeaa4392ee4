import type { Issue } from '../foundation/errors';
import { givenValues, valuesOf } from '../schemas/variable';
import type { Environment } from '../schemas/variable';
import { configuredSink, missingVariables } from '../sinks/sink-definition';
import type { ConfiguredSink } from '../sinks/sink-definition';
import { SINKS } from '../sinks/sink-registry';
import { acceptedTokens, deadLetterSink } from './configuration';
import { filterVariable, generalVariables, variablesWith } from './variables';

/** What a wrong configuration still says for certain: enough to know a callback and to keep it, if not to deliver it. */
export interface SoundSettings {
  /** The accepted tokens; `undefined` when `AUTH=none` lets everyone in. */
  readonly tokens: readonly string[] | undefined;
  /** `undefined` when what is wrong concerns them too. */
  readonly deadLetters: ConfiguredSink | undefined;
  readonly objectPrefix: string;
}

/** They say where dead letters go, and where a redrive looks for them. */
const DECISIVE: readonly string[] = ['SINKS', 'DEAD_LETTERS', 'COS_BUCKET', 'OBJECT_PREFIX'];

/** What the issues of a configuration do not concern; `undefined` when it is not certain who may call. */
export function soundSettings(
  source: Environment,
  issues: readonly Issue[],
  definitions = SINKS,
): SoundSettings | undefined {
  const wrong = issues.map(({ path }) => path);
  const given = Object.entries(givenValues(variablesWith(definitions), source));
  const sound = Object.fromEntries(given.filter(([name]) => !wrong.includes(name)));
  const tokens = acceptedTokens(sound);
  if (wrong.includes('AUTH') || tokens?.length === 0) return undefined;
  const { OBJECT_PREFIX } = valuesOf(generalVariables, sound);
  return { tokens, deadLetters: deadLettersIn(sound, wrong, definitions), objectPrefix: OBJECT_PREFIX };
}

function deadLettersIn(
  sound: Environment,
  wrong: readonly string[],
  definitions: typeof SINKS,
): ConfiguredSink | undefined {
  const sink = deadLetterSink(sound, definitions);
  // Without a variable that was meant for it, a sink would be another: in another place, or in the clear.
  const concerns = (name: string): boolean =>
    DECISIVE.includes(name) || (name.startsWith(`${sink.name.toUpperCase()}_`) && name !== filterVariable(sink.name));
  return wrong.some(concerns) || missingVariables(sink, sound).length > 0 ? undefined : configuredSink(sink, sound);
}
