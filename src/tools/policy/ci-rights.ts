import type { ServedBucket } from '../../cloud-infinite/ci-settings';
import { CI_REQUESTS } from './ci-requests';
import type { CiUse } from './ci-requests';
import { appIdOf } from './cos-rights';
import { allow } from './policy';
import type { Statement } from './policy';

/** What these uses ask Cloud Infinite, for every served bucket. */
export function ciRights(buckets: readonly ServedBucket[], uses: readonly CiUse[]): Statement[] {
  const actions = requestsFor(uses).flatMap(({ action }) => (action === undefined ? [] : [`ci:${action}`]));
  return allow([...new Set(actions)], buckets.map(resourceOf));
}

/** The requests among them whose action nobody has published. */
export function requestsWithoutAction(uses: readonly CiUse[]): string[] {
  return requestsFor(uses).flatMap(({ request, action }) => (action === undefined ? [request] : []));
}

function requestsFor(uses: readonly CiUse[]) {
  return CI_REQUESTS.filter((request) => request.uses.some((use) => uses.includes(use)));
}

/** CAM of Cloud Infinite tells buckets apart, and nothing inside of one. */
function resourceOf({ bucket, region }: ServedBucket): string {
  return `qcs::ci:${region}:uid/${appIdOf(bucket)}:bucket/${bucket}/*`;
}
