import { usedSinks } from '../../configuration/configuration';
import type { Configuration } from '../../configuration/configuration';
import { cmq } from '../../sinks/cmq/cmq-definition';
import { cosBucket } from '../../sinks/cos/cos-store';
import { bucketOf, hasKeys } from './cos-place';
import { right, skipped, unknown, wrong } from './finding';
import type { Check } from './finding';
import type { Subject } from './subject';

/** Whether the keys are there, and whether COS knows them: what it says to the first request with them. */
export function credentialsCheck({ environment, configuration }: Subject): Check {
  return {
    link: 'credentials',
    async look(deadline) {
      const place = configuration && bucketOf(configuration, environment);
      if (configuration && !place && !asksTencent(configuration)) return skipped('Nothing of Tencent is used.');
      if (!hasKeys(environment)) {
        const remedy =
          'Set TENCENT_SECRET_ID and TENCENT_SECRET_KEY to an API key; with temporary keys, TENCENT_TOKEN too.';
        return wrong('There are no keys, so nothing of Tencent can be asked.', remedy);
      }
      if (!place) return skipped('The keys are set. No bucket is used that could say whether they are right.');
      const { status, code, message } = await cosBucket(place).send(
        { method: 'GET', key: '', query: { versioning: '' } },
        deadline,
      );
      const said = [status, code, message && `(${message})`].filter(Boolean).join(' ');
      if (status === 403 && code === undefined) return unknown(`COS answers ${said} and no code.`, 'Try again.');
      if (status === 401 || (status === 403 && code !== 'AccessDenied')) {
        const remedy =
          'Check the keys, whether temporary ones have expired or lack their token, and the clock of this machine.';
        return wrong(`COS does not take the keys: ${said}.`, remedy);
      }
      return right('COS knows the keys.');
    },
  };
}

function asksTencent(configuration: Configuration): boolean {
  return (
    configuration.cloudInfinite.buckets !== undefined || usedSinks(configuration).some(({ name }) => name === cmq.name)
  );
}
