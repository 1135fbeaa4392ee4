import type { Issue } from '../foundation/errors';
import { LONGEST_VALUE, objectKey } from '../records/object-key';
import type { KeyedJob } from '../records/object-key';
import { valuesOf } from '../schemas/variable';
import type { Environment } from '../schemas/variable';
import type { SinkDefinition } from '../sinks/sink-definition';
import { generalVariables } from './variables';

const TEXT = 'x'.repeat(LONGEST_VALUE);
/** Nothing gives a longer key: a part is a digest of 16 digits. */
const UNDATED: KeyedJob = { kind: 'moderation', name: TEXT, id: TEXT, state: TEXT, part: TEXT.slice(-16) };
const DATED: KeyedJob = { ...UNDATED, createdAt: '2026-01-01T00:00:00Z' };

/** Why a key could be too long for a store that takes records, or, as the last of them, dead letters. Keys are ASCII. */
export function keyLengthIssues(
  given: Environment,
  forRecords: readonly SinkDefinition[],
  forLetters: SinkDefinition,
): Issue[] {
  const { OBJECT_PREFIX, OBJECT_KEY } = valuesOf(generalVariables, given);

  function issues(path: string, keys: readonly string[], { name, keyLimits }: SinkDefinition): Issue[] {
    const most = keyLimits?.(given);
    const [ofKey = 0, ofName = 0] = [keys, keys.flatMap((key) => key.split('/'))].map(longest);
    if (!most || (ofKey <= most.key && ofName <= most.name)) return [];
    const message =
      `${path} is too long: a key could have ${ofKey} bytes, and a name between its slashes ${ofName}; ` +
      `the ${name} sink takes ${most.key} and ${most.name}.`;
    return [{ path, message }];
  }

  const records = [DATED, UNDATED].map((job) => `${OBJECT_PREFIX}/${objectKey(job, OBJECT_KEY)}.conflict-12345678`);
  const letter = `${OBJECT_PREFIX}/_dead-letters/${TEXT.slice(-64)}.12345678.json`;
  return [
    ...issues('OBJECT_PREFIX', [letter], forLetters),
    ...forRecords.flatMap((store) => issues('OBJECT_KEY', records, store)),
  ];
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}
