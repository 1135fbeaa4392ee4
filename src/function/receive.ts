import { name, version } from '../../package.json';
import { readCallback, refusalOf, refusedJobs } from '../callback/read-callback';
import type { Configuration } from '../configuration/configuration';
import type { Confirmation } from '../confirmation/confirmation';
import { deliver } from '../delivery/deliver';
import type { Delivery } from '../delivery/deliver';
import type { DeliveryPlan } from '../delivery/plan';
import { shareOf } from '../foundation/deadline';
import { fittingItems, MOST_LINE_BYTES } from '../foundation/bounded-text';
import { CallbackError } from '../foundation/errors';
import { guarded } from '../invocation/guard';
import type { Steps } from '../invocation/guard';
import type { Shelter } from '../invocation/undelivered';
import { parseBody } from '../parse/body';
import { createRecord } from '../records/record';
import type { JobRecord } from '../records/record';
import { authenticate } from '../trigger/authentication';
import { readBody, readHttpRequest } from '../trigger/http-request';
import type { HttpRequest } from '../trigger/http-request';
import { errorResponse, jsonResponse } from '../trigger/http-response';
import type { HttpResponse, MainHandler } from '../trigger/http-response';
import { oneError } from './one-error';
import { verdictsOn } from './trust';

export interface HandlerParts extends Omit<Shelter, 'objectPrefix' | 'sinks'> {
  readonly configuration: Configuration;
  readonly plan: DeliveryPlan;
  /** With `CONFIRM=on`. */
  readonly confirmation?: Confirmation | undefined;
}

/** What asking Cloud Infinite may use of the time. */
const CONFIRMATION_SHARE = 0.5;
/** What deliveries may use of what is left then; the rest is for keeping a dead letter if they fail. */
const DELIVERY_SHARE = 0.75;

/** The handler of callbacks: whatever goes wrong on their way, they are kept and answered. */
export function createHandler(parts: HandlerParts): MainHandler {
  const { configuration, plan, confirmation } = parts;
  return guarded(receiving(configuration, plan, confirmation), errorResponse, shelterOf(parts));
}

/** Where a function with these parts keeps what it could not deliver, and its log. */
export function shelterOf({ configuration, deadLetters, log }: HandlerParts): Shelter {
  const { objectPrefix } = configuration;
  const sinks = configuration.sinks.map(({ sink }) => sink.name);
  return { objectPrefix, sinks, deadLetters, log };
}

/** The way of a callback: request, token, bytes, tree, jobs, trust, records, sinks, answer. */
function receiving(
  configuration: Configuration,
  plan: DeliveryPlan,
  confirmation: Confirmation | undefined,
): Steps<HttpResponse> {
  return async (event, deadline, learn) => {
    const request = readHttpRequest(event);
    learn({ trigger: request.trigger });
    if (isHealthCheck(request)) return jsonResponse(200, { name, version });
    if (request.method !== 'POST') {
      throw new CallbackError('method_not_allowed', `A callback is a POST, this is a ${request.method}.`);
    }
    if (configuration.tokens) {
      learn({ token: authenticate(request, configuration.tokens) === 0 ? 'current' : 'previous' });
    }
    learn({ authentic: request });

    const body = readBody(request, configuration.maxBodyBytes);
    learn({ bytes: Buffer.byteLength(body) });
    const { form, tree } = parseBody(body);
    learn({ form });
    const callback = readCallback(tree);
    const misfits = refusedJobs(callback, configuration.validation);
    learn({ ...callback, refused: misfits });
    if (callback.isTest) return jsonResponse(200, { test: true, jobs: [] });

    // A job that is refused keeps no other job of its callback from being delivered.
    const readable = callback.jobs.filter((job) => !misfits.includes(job));
    const share = shareOf(deadline, CONFIRMATION_SHARE);
    const verdicts = await verdictsOn(readable, configuration.cloudInfinite, confirmation, share);
    const records: JobRecord[] = [];
    const refused = [...misfits];
    const refusals: CallbackError[] = [];
    for (const job of readable) {
      const verdict = verdicts.get(job);
      if (verdict && 'error' in verdict) {
        refused.push(job);
        refusals.push(verdict.error);
      } else records.push(createRecord(job, configuration, verdict?.provenance));
    }
    learn({ refused });
    const deliveries = await deliver(records, plan, shareOf(deadline, DELIVERY_SHARE));
    learn({ deliveries });
    const fault = oneError([unconfirmed(deliveries), ...refusals, refusalOf(callback, configuration.validation)]);
    if (fault) throw fault;
    return jsonResponse(200, answerOf(deliveries));
  };
}

function isHealthCheck({ method, path }: HttpRequest): boolean {
  return method === 'GET' && path.split('/').pop() === 'health';
}

/** The error for writes that no sink has confirmed: 200 is only for a callback of which every record is durable. */
function unconfirmed(deliveries: readonly Delivery[]): CallbackError | undefined {
  const writes = deliveries.filter((delivery) => !('skipped' in delivery));
  const failures = writes.flatMap((delivery) => ('error' in delivery ? [delivery.error] : []));
  const [first] = failures;
  if (first === undefined) return undefined;
  const message = `${failures.length} of ${writes.length} writes were not confirmed. ${first.message}`;
  return new CallbackError('sink_failed', message, { cause: first });
}

/** Every receipt, as many as an answer has room for. */
function answerOf(deliveries: readonly Delivery[]): object {
  const receipts = deliveries.flatMap((delivery) =>
    'receipt' in delivery
      ? [{ id: delivery.record.job.id, sink: delivery.sink, outcome: delivery.receipt.outcome }]
      : [],
  );
  if (receipts.length <= FEW) return { jobs: receipts };
  const jobs = fittingItems(receipts, MOST_LINE_BYTES - ROOM_FOR_THE_REST);
  return { jobs, ...(jobs.length < receipts.length && { jobsLeftOut: receipts.length - jobs.length }) };
}

/** So many always fit: ids are bounded. */
const FEW = 50;
/** Bytes of `{"jobs":[],"jobsLeftOut":100000}`. */
const ROOM_FOR_THE_REST = 64;
