import type { Issue } from '../foundation/errors';
import { longestKeys } from '../records/object-key';
import { valuesOf } from '../schemas/variable';
import type { Environment } from '../schemas/variable';
import type { KeyLimits, SinkDefinition } from '../sinks/sink-definition';
import { generalVariables } from './variables';

/** Why a key could be too long for a store that takes records, or, as the last of them, dead letters. Keys are ASCII. */
export function keyLengthIssues(
  given: Environment,
  forRecords: readonly SinkDefinition[],
  forLetters: SinkDefinition,
): Issue[] {
  const { OBJECT_PREFIX, OBJECT_KEY } = valuesOf(generalVariables, given);
  const issues: Issue[] = [];
  const check = (path: string, keys: readonly string[], { name, keyLimits }: SinkDefinition): void => {
    const most = keyLimits?.(given);
    const tooLong = most && excess(keys, most);
    if (!tooLong) return;
    const message =
      `${path} is too long: a key could have ${tooLong.key} bytes, and a name between its slashes ${tooLong.name}; ` +
      `the ${name} sink takes ${most.key} and ${most.name}.`;
    issues.push({ path, message });
  };
  check('OBJECT_PREFIX', [`${OBJECT_PREFIX}/_dead-letters/${LETTER_NAME}.json`], forLetters);
  const records = longestKeys(OBJECT_KEY).map((key) => `${OBJECT_PREFIX}/${key}.conflict-12345678`);
  for (const store of forRecords) check('OBJECT_KEY', records, store);
  return issues;
}

/** A digest of 64 digits, and one of eight. */
const LETTER_NAME = `${'0'.repeat(64)}.12345678`;

/** The length of the longest key and name, if one of them is more than `most`. */
function excess(keys: readonly string[], most: KeyLimits): KeyLimits | undefined {
  let [key, name] = [0, 0];
  for (const each of keys) {
    key = Math.max(key, each.length);
    for (const part of each.split('/')) name = Math.max(name, part.length);
  }
  return key > most.key || name > most.name ? { key, name } : undefined;
}
