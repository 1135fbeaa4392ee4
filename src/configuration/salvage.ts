import type { Issue } from '../foundation/errors';
import type { VariableName } from '../schemas/environment';
import { acceptedTokens } from './configuration';
import { deadLetterSinkName, missingVariables, sinkSettings } from './sink-settings';
import type { SinkSettings } from './sink-settings';
import { givenVariables, valueOf } from './variables';
import type { Environment, Given } from './variables';

/** What a wrong configuration still says for certain: enough to know a callback and to keep it, if not to deliver it. */
export interface Salvage {
  /** The accepted tokens; `undefined` when `AUTH=none` lets everyone in. */
  readonly tokens: readonly string[] | undefined;
  /** `undefined` when what is wrong concerns them too. */
  readonly deadLetters: SinkSettings | undefined;
  readonly objectPrefix: string;
}

/** They say where dead letters go, and where a redrive looks for them. */
const DECISIVE: readonly VariableName[] = ['SINKS', 'DEAD_LETTERS', 'COS_BUCKET', 'OBJECT_PREFIX'];

/** What the issues of a configuration do not concern; `undefined` when it is not certain who may call. */
export function salvage(source: Environment, issues: readonly Issue[]): Salvage | undefined {
  const wrong = issues.map(({ path }) => path);
  const given = Object.entries(givenVariables(source));
  const sound: Given = Object.fromEntries(given.filter(([name]) => !wrong.includes(name)));
  const tokens = acceptedTokens(sound);
  if (wrong.includes('AUTH') || tokens?.length === 0) return undefined;
  return { tokens, deadLetters: deadLettersIn(sound, wrong), objectPrefix: valueOf(sound, 'OBJECT_PREFIX') };
}

function deadLettersIn(sound: Given, wrong: readonly string[]): SinkSettings | undefined {
  const name = deadLetterSinkName(sound);
  // Without a variable that was meant for it, a sink would be another: in another place, or in the clear.
  const concerns = (variable: string): boolean =>
    DECISIVE.some((decisive) => decisive === variable) ||
    (variable.startsWith(`${name.toUpperCase()}_`) && !variable.endsWith('_FILTER'));
  return wrong.some(concerns) || missingVariables(name, sound).length > 0 ? undefined : sinkSettings(name, sound);
}
