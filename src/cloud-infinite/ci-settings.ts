import { bucketEndpoint, choiceWithDefault, valuesOf, variable } from '../schemas/variable';
import type { Environment } from '../schemas/variable';

/** A bucket whose jobs this function serves. */
export interface ServedBucket {
  /** With the APPID: `name-1250000000`. */
  readonly bucket: string;
  readonly region: string;
}

/** How Cloud Infinite is asked, and about which buckets. */
export interface CiSettings {
  /** `undefined`: nobody said, so callbacks of every bucket are taken and nothing can be asked. */
  readonly buckets: readonly ServedBucket[] | undefined;
  /** URL in which `{bucket}` and `{region}` are replaced. */
  readonly endpoint: string;
  /** The header that carries the token of temporary keys. */
  readonly tokenHeader: string;
}

const BUCKET = '[a-z0-9][a-z0-9-]{0,48}-[0-9]{5,}@[a-z]+(?:-[a-z0-9]+)+';

export const ciVariables = {
  CI_BUCKETS: variable({
    description:
      'The buckets whose jobs this function serves. A callback that names another bucket is refused. Not set: all are taken, and Cloud Infinite is asked nothing.',
    allowed: 'buckets with their regions, separated by commas, such as `video-1250000000@ap-guangzhou`',
    pattern: `^${BUCKET}(?:,${BUCKET})*$`,
  }),
  CI_ENDPOINT: bucketEndpoint({
    description: 'The address of the API of Cloud Infinite.',
    default: 'https://{bucket}.ci.{region}.myqcloud.com',
  }),
  CI_TOKEN_HEADER: choiceWithDefault({
    description: 'The header in which Cloud Infinite gets the token of temporary keys.',
    values: ['x-ci-security-token', 'x-cos-security-token'],
    default: 'x-ci-security-token',
  }),
};

/** The settings in values that the schemas of the variables allow. */
export function ciSettings(given: Environment): CiSettings {
  const { CI_BUCKETS, CI_ENDPOINT, CI_TOKEN_HEADER } = valuesOf(ciVariables, given);
  return { buckets: CI_BUCKETS?.split(',').map(servedBucket), endpoint: CI_ENDPOINT, tokenHeader: CI_TOKEN_HEADER };
}

function servedBucket(text: string): ServedBucket {
  const [bucket = '', region = ''] = text.split('@');
  return { bucket, region };
}
