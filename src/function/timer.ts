import type { Job } from '../callback/job';
import type { Delivery } from '../delivery/deliver';
import { guarded } from '../invocation/guard';
import type { CredentialSource } from '../tencent/credentials';
import { errorResponse, jsonResponse } from '../trigger/http-response';
import type { MainHandler } from '../trigger/http-response';
import { timerMessage } from '../trigger/timer-event';
import { shelterOf } from './receive';
import type { HandlerParts } from './receive';
import { openReferenceStore, reconciliationPorts } from './reconciliation-ports';

/** Missing jobs that a line of the log tells of; the count is of all. */
const MOST_TOLD = 50;

/** A handler that also takes the events of a timer, and then looks for jobs whose callback never came. */
export function withTimer(handler: MainHandler, parts: HandlerParts, credentials: CredentialSource): MainHandler {
  const { configuration, plan } = parts;
  const onTimer = guarded(
    async (event, deadline, learn) => {
      const jobs: Job[] = [];
      const deliveries: Delivery[] = [];
      learn({ trigger: 'timer', jobs, deliveries });
      const { reconcileOnTimer } = await import('../reconciliation/reconciliation');
      const reconciled = await reconcileOnTimer(
        timerMessage(event) ?? '',
        {
          ...reconciliationPorts(configuration, plan),
          ...configuration,
          credentials,
          store: await openReferenceStore(configuration, credentials),
          onMissing({ job, deliveries: own }) {
            if (jobs.length >= MOST_TOLD) return;
            jobs.push(job);
            deliveries.push(...own);
          },
        },
        deadline,
      );
      learn({ reconciled });
      return jsonResponse(200, reconciled);
    },
    errorResponse,
    shelterOf(parts),
  );
  return (event, context) => (timerMessage(event) === undefined ? handler : onTimer)(event, context);
}
