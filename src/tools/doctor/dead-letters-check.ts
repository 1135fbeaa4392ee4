import type { Configuration } from '../../configuration/configuration';
import type { Environment } from '../../schemas/variable';
import { messageOf, UsageError } from '../command-line/usage-error';
import { letterPlace } from '../redrive/letters';
import type { LetterPlace, StoredFile } from '../redrive/letters';
import { hasKeys } from './cos-place';
import { right, skipped, unknown, wrong } from './finding';
import type { Check, Finding } from './finding';
import { isRefusal } from './refusal';
import type { Subject } from './subject';

/** So many are read for their time; the rest is only counted. */
const MOST_READ = 100;

/** How many callbacks wait to be redriven, and since when. */
export function deadLettersCheck({ configuration, environment }: Subject): Check {
  return {
    link: 'dead letters',
    async look() {
      if (!configuration) return skipped('The configuration does not say where they are.');
      const { deadLetters } = configuration;
      if (deadLetters.kind === 'queue')
        return skipped(`They are in ${deadLetters.name}, which shows only who takes them.`);
      if (!deadLetters.isLocal && !hasKeys(environment)) return skipped('There are no keys to look with.');
      const place = await placeOf(configuration, environment);
      return place ? await waiting(place) : skipped('Their folder is not on this machine.');
    },
  };
}

/** `undefined`: there is no such folder. */
async function placeOf(configuration: Configuration, environment: Environment): Promise<LetterPlace | undefined> {
  try {
    return await letterPlace(undefined, configuration, environment);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

async function waiting(place: LetterPlace): Promise<Finding> {
  const files = await place.files().catch((error: unknown) => {
    if (!isRefusal(error)) throw error;
    return `${place.location} may not be listed: ${messageOf(error)}`;
  });
  if (typeof files === 'string')
    return unknown(files, 'Allow the keys what `npm run policy -- --for operator` prints.');
  if (files.length === 0) return right(`None is in ${place.location}`);
  const [oldest] = (await timesOf(files.slice(0, MOST_READ))).sort();
  const seen = files.length > MOST_READ ? ` of ${MOST_READ} that were read` : '';
  const since = oldest === undefined ? '' : `, the oldest${seen} since ${oldest}`;
  const remedy = 'See why with `npm run redrive`, mend that, and send them again with `npm run redrive -- --from cos`.';
  return wrong(`${files.length} wait in ${place.location}${since}.`, remedy);
}

/** When each failed for the first time, RFC 3339; of what is no letter, or cannot be read, nothing. */
async function timesOf(files: readonly StoredFile[]): Promise<string[]> {
  const times: string[] = [];
  for (const file of files) {
    const content = await file.read().catch(() => 'no letter' as const);
    if (typeof content === 'object' && 'letter' in content) times.push(content.letter.time);
  }
  return times;
}
