import type { Configuration } from '../../configuration/configuration';
import { DEAD_LETTER_FOLDER } from '../../delivery/dead-letter';
import { PROGRESS_FOLDER } from '../../reconciliation/progress';
import type { CosSettings } from '../../sinks/cos/cos-store';
import { allow } from './policy';
import type { Statement } from './policy';

type Prefix = Pick<Configuration, 'objectPrefix'>;

/** Where doctor tries whether it may write. */
export const PROBE_FOLDER = '_doctor';

/** What the function does in its bucket: it writes, and asks whether something is there. A reconciliation reads its own place. */
export function cosRightsOfFunction(
  bucket: CosSettings,
  { objectPrefix, reconcile }: Prefix & Pick<Configuration, 'reconcile'>,
): Statement[] {
  const below = (path: string) => [objectsIn(bucket, `${objectPrefix}/${path}`)];
  return [
    ...allow(['name/cos:PutObject', 'name/cos:HeadObject'], below('*')),
    ...(reconcile ? allow(['name/cos:GetObject'], below(`${PROGRESS_FOLDER}/*`)) : []),
  ];
}

/** What the commands do there besides: redrive lists, reads and removes letters, doctor removes what it wrote. */
export function cosRightsOfOperator(bucket: CosSettings, { objectPrefix }: Prefix): Statement[] {
  const letters = objectsIn(bucket, `${objectPrefix}/${DEAD_LETTER_FOLDER}/*`);
  const probes = objectsIn(bucket, `${objectPrefix}/${PROBE_FOLDER}/*`);
  return [
    ...allow(['name/cos:GetBucket', 'name/cos:GetObject'], [letters]),
    ...allow(['name/cos:DeleteObject'], [letters, probes]),
    ...allow(['name/cos:GetBucketVersioning'], [objectsIn(bucket, '*')]),
  ];
}

/** Objects as CAM names them: cloud.tencent.com/document/product/436/31923. */
function objectsIn({ bucket, region }: CosSettings, path: string): string {
  return `qcs::cos:${region}:uid/${appIdOf(bucket)}:${bucket}/${path}`;
}

/** What stands behind the last dash of the name of a bucket. */
export function appIdOf(bucket: string): string {
  return bucket.slice(bucket.lastIndexOf('-') + 1);
}
