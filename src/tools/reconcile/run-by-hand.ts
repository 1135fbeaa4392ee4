import type { Configuration } from '../../configuration/configuration';
import { createPlan } from '../../delivery/plan';
import type { DeliveryPlan } from '../../delivery/plan';
import { ciClients } from '../../cloud-infinite/ci-client';
import type { CiClient } from '../../cloud-infinite/ci-client';
import { deadlineIn } from '../../foundation/deadline';
import { LENT } from '../../function/timer';
import { functionPorts } from '../../reconciliation/function-ports';
import type { MissingJob, ReconciliationPorts } from '../../reconciliation/ports';
import type { CredentialSource } from '../../tencent/credentials';

/** A search that nobody waits for with a limit: enough for a month of jobs. */
export const LONGEST_SEARCH_MS = 12 * 3_600_000;
const LONGEST_DELIVERY_MS = 60_000;

/** What a search by hand works with: the same as in the function. */
export interface HandTools {
  readonly ports: ReconciliationPorts;
  readonly clients: readonly CiClient[];
  readonly plan: DeliveryPlan;
  /** What was missing so far. */
  readonly missing: MissingJob[];
}

/** `isDry`: nothing is delivered. */
export async function handTools(
  configuration: Configuration,
  credentials: CredentialSource,
  isDry: boolean,
): Promise<HandTools> {
  const plan = createPlan(configuration, credentials);
  const ports = await functionPorts({ ...LENT, configuration, plan, credentials });
  const missing: MissingJob[] = [];
  return {
    plan,
    missing,
    clients: ciClients(configuration.cloudInfinite, credentials),
    ports: {
      ...ports,
      deliver: (record) => (isDry ? Promise.resolve([]) : ports.deliver(record, deadlineIn(LONGEST_DELIVERY_MS))),
      onMissing: (one) => missing.push(one),
    },
  };
}
