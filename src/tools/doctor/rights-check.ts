import { randomUUID } from 'node:crypto';
import type { Deadline } from '../../foundation/deadline';
import { cosStore } from '../../sinks/cos/cos-store';
import type { CosOptions } from '../../sinks/cos/cos-store';
import { storedObject } from '../../sinks/object-sink';
import { messageOf } from '../command-line/usage-error';
import { PROBE_FOLDER } from '../policy/cos-rights';
import { cosShelf } from '../shelves/cos-shelf';
import { bucketOf, hasKeys } from './cos-place';
import { right, skipped, wrong } from './finding';
import type { Check, Finding } from './finding';
import { isRefusal } from './refusal';
import type { Subject } from './subject';

const POLICY =
  'Allow the keys what `npm run policy -- --for operator` prints, and the role what `npm run policy` prints.';

/** Whether an object can be written below the prefix, found there, and removed again. */
export function rightsCheck({ environment, configuration }: Subject): Check {
  return {
    link: 'rights in the bucket',
    async look(deadline) {
      const place = configuration && bucketOf(configuration, environment);
      if (!configuration || !place) return skipped('No bucket is used.');
      if (!hasKeys(environment)) return skipped('There are no keys to try.');
      const key = `${configuration.objectPrefix}/${PROBE_FOLDER}/${randomUUID()}.json`;
      const role = environment['SCF_ROLE']?.trim();
      return await probed(place, key, role ? `the role ${role}` : 'the role of the function', deadline);
    },
  };
}

async function probed(place: CosOptions, key: string, role: string, deadline: Deadline): Promise<Finding> {
  const store = cosStore(place);
  const where = store.locationOf(key);
  const probe = storedObject({ body: Buffer.from('{}\n'), contentType: 'application/json' });
  try {
    await store.create(key, probe, deadline);
  } catch (error) {
    if (!isRefusal(error)) {
      // It may have been written all the same.
      await cosShelf(place)
        .remove(key)
        .catch(() => undefined);
      throw error;
    }
    return wrong(`No object could be written: ${messageOf(error)}`, POLICY);
  }
  const found = await store.holds(key, probe, deadline).catch(messageOf);
  const left = await cosShelf(place).remove(key).catch(messageOf);
  if (left !== undefined)
    return wrong(`${where} was written and could not be removed: ${left}`, `Remove it. ${POLICY}`);
  if (found === false) return wrong(`${where} was written, but is not there.`, 'Check COS_ENDPOINT: is it the bucket?');
  if (found !== true) return wrong(`${where} could be written, but not asked for: ${found}`, POLICY);
  return right(
    `An object was written, found and removed with the keys of these settings. ` +
      `They are not those of ${role}, which cannot be tried from here.`,
    `Compare the policy of ${role} with what \`npm run policy\` prints.`,
  );
}
