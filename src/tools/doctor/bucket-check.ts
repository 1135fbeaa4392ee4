import { cosBucket } from '../../sinks/cos/cos-store';
import { versioningIn, VERSIONING_REQUEST } from '../deploy/bucket-versioning';
import { bucketOf, hasKeys } from './cos-place';
import { right, skipped, unknown, wrong } from './finding';
import type { Check } from './finding';
import type { Subject } from './subject';

const NEVER = 'Records can be overwritten in a bucket that ever had versioning on: use one that never had.';

/** Whether the bucket is there, in its region, and never had versioning. */
export function bucketCheck({ environment, configuration }: Subject): Check {
  return {
    link: 'bucket of records',
    async look(deadline) {
      const place = configuration && bucketOf(configuration, environment);
      if (place === undefined)
        return skipped(configuration ? 'No bucket is used.' : 'The configuration does not say it.');
      if (!hasKeys(environment)) return skipped('There are no keys to ask with.');
      const { bucket, region } = place;
      const answer = await cosBucket(place).send(VERSIONING_REQUEST, deadline);
      const { status, code } = answer;
      if (status === 404) {
        const remedy = 'Create the bucket, or mend COS_BUCKET, COS_REGION or COS_ENDPOINT.';
        return wrong(`COS knows no bucket ${bucket} in ${region}.`, remedy);
      }
      if (status >= 300 && status < 400) {
        return wrong(`The bucket ${bucket} is not in ${region} (COS answers ${status}).`, 'Mend COS_REGION.');
      }
      const versioning = versioningIn(answer);
      if (versioning === 'once') return wrong(`The bucket ${bucket} has versioning, or once had.`, NEVER);
      if (versioning === 'never') return right(`${bucket} is in ${region} and never had versioning.`);
      const remedy = `Allow the keys what \`npm run policy -- --for operator\` prints. ${NEVER}`;
      return unknown(`COS does not say whether ${bucket} has versioning: ${status} ${code ?? ''}`.trimEnd(), remedy);
    },
  };
}
