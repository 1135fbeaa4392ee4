import { ciClient } from '../../../src/cloud-infinite/ci-client';
import type { CiClient } from '../../../src/cloud-infinite/ci-client';
import type { PausedWorkflows } from '../../../src/tools/connect/paused-workflows';
import { listTargets } from '../../../src/tools/connect/targets';
import type { Target } from '../../../src/tools/connect/targets';
import type { CiFault } from '../../support/servers/cloud-infinite/ci-faults';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { startCloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { BUCKET, REGION } from '../../support/servers/cloud-infinite/job-makers';
import { ACCOUNT } from '../../support/servers/cos-account';

/** Stands in a list of faults for a request without one. */
export const FINE: CiFault = { slow: 0 };

/** A loopback Cloud Infinite of one bucket, and a client of it. */
export async function startServedCloud(): Promise<{ cloud: CloudInfinite; client: CiClient }> {
  const cloud = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
  const client = ciClient(cloud, {
    endpoint: cloud.endpoint,
    tokenHeader: 'x-ci-security-token',
    credentials: () => ACCOUNT,
    throttle: () => Promise.resolve(true),
  });
  return { cloud, client };
}

/** The queue or workflow with an id, as it is listed now. */
export async function targetWith(client: CiClient, id: string): Promise<Target> {
  const { queues, workflows } = await listTargets([client]);
  const target = [...queues, ...workflows].find((one) => one.id === id);
  if (!target) throw new Error(`There is no ${id}.`);
  return target;
}

/** Paused workflows that are remembered as long as the test lasts. */
export function rememberedPauses(): PausedWorkflows {
  const locations = new Set<string>();
  return {
    has: (location) => locations.has(location),
    all: () => [...locations],
    add: (location) => Promise.resolve(void locations.add(location)),
    remove: (location) => Promise.resolve(void locations.delete(location)),
  };
}

/** The content of the second XML without the elements of these names, wherever they are, and without `UpdateTime`. */
export function without(xml: string, names: readonly string[]): string {
  return ['UpdateTime', ...names].reduce(
    (text, name) => text.replace(new RegExp(`<${name}>[^<]*</${name}>|<${name} ?/>`, 'g'), ''),
    xml,
  );
}
