import { parseFilter } from '../callback/job-filter';
import { isRefused, readCallback } from '../callback/read-callback';
import { deliver } from '../delivery/deliver';
import { guarded } from '../invocation/guard';
import type { Lent } from '../reconciliation/function-ports';
import { createRecord, recordKey } from '../records/record';
import { openStore } from '../sinks/open-sink';
import type { CredentialSource } from '../tencent/credentials';
import { errorResponse, jsonResponse } from '../trigger/http-response';
import type { MainHandler } from '../trigger/http-response';
import { timerMessage } from '../trigger/timer-event';
import { shelterOf } from './receive';
import type { HandlerParts } from './receive';

/** What a search for missing jobs, which is loaded apart, need not have a second time. */
export const LENT: Lent = { readCallback, isRefused, parseFilter, recordKey, createRecord, deliver, openStore };

/** A handler that also takes the events of a timer, and then looks for jobs whose callback never came. */
export function withTimer(handler: MainHandler, parts: HandlerParts, credentials: CredentialSource): MainHandler {
  const onTimer = guarded(
    async (event, deadline, learn) => {
      learn({ trigger: 'timer' });
      const { reconcileOnTimer } = await import('../reconciliation/reconciliation');
      const learned = await reconcileOnTimer(timerMessage(event) ?? '', { ...LENT, ...parts, credentials }, deadline);
      learn(learned);
      return jsonResponse(200, learned.reconciled);
    },
    errorResponse,
    shelterOf(parts),
  );
  return (event, context) => (timerMessage(event) === undefined ? handler : onTimer)(event, context);
}
