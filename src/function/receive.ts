import { name, version } from '../../package.json';
import { answering } from '../invocation/guard';
import type { MainHandler } from '../invocation/guard';
import { readCallback } from '../callback/read-callback';
import type { Callback } from '../callback/read-callback';
import type { Configuration } from '../configuration/configuration';
import type { Delivery } from '../delivery/attempt';
import { deliver } from '../delivery/deliver';
import type { DeliveryPlan } from '../delivery/plan';
import { shareOf } from '../foundation/deadline';
import type { Deadline } from '../foundation/deadline';
import { CallbackError } from '../foundation/errors';
import type { Log, Progress } from '../invocation/log-line';
import { parseBody } from '../parse/body';
import { createRecord } from '../records/record';
import type { Sink } from '../sinks/sink';
import { authenticate } from '../trigger/authentication';
import { readBody, readHttpRequest } from '../trigger/http-request';
import type { HttpRequest } from '../trigger/http-request';
import { jsonResponse } from '../trigger/http-response';
import type { HttpResponse } from '../trigger/http-response';

export interface HandlerParts {
  readonly configuration: Configuration;
  readonly plan: DeliveryPlan;
  readonly deadLetters: Sink;
  readonly log: Log;
}

/** What deliveries may use of the time; the rest is for keeping a dead letter if they fail. */
const DELIVERY_SHARE = 0.75;

/** The way of a callback: request, token, bytes, tree, jobs, records, sinks, answer. */
export function createHandler({ configuration, plan, deadLetters, log }: HandlerParts): MainHandler {
  return answering(answer, { deadLetters, objectPrefix: configuration.objectPrefix, log });

  async function answer(event: unknown, deadline: Deadline, progress: Progress): Promise<HttpResponse> {
    const request = readHttpRequest(event);
    progress.trigger = request.trigger;
    if (isHealthCheck(request)) return jsonResponse(200, { name, version });
    if (request.method !== 'POST') {
      throw new CallbackError('method_not_allowed', `A callback is a POST, this is a ${request.method}.`);
    }
    if (configuration.tokens) authenticate(request, configuration.tokens);
    progress.authentic = request;
    const { jobs, isTest } = receive(request, progress);
    progress.jobs = jobs;
    progress.isTest = isTest;
    if (isTest) return jsonResponse(200, { test: true, jobs: [] });
    const records = jobs.map((job) => createRecord(job, configuration));
    progress.deliveries = await deliver(records, plan, shareOf(deadline, DELIVERY_SHARE));
    return confirmed(progress.deliveries);
  }

  function receive(request: HttpRequest, progress: Progress): Callback {
    const body = readBody(request, configuration.maxBodyBytes);
    progress.bytes = Buffer.byteLength(body);
    const { form, tree } = parseBody(body);
    progress.form = form;
    return readCallback(tree, configuration.validation);
  }
}

function isHealthCheck({ method, path }: HttpRequest): boolean {
  return method === 'GET' && path.split('/').pop() === 'health';
}

/** 200 only when every sink has confirmed every record. */
function confirmed(deliveries: readonly Delivery[]): HttpResponse {
  const failures = deliveries.flatMap((delivery) => ('error' in delivery ? [delivery.error] : []));
  const [first] = failures;
  if (first) {
    const message = `${failures.length} of ${deliveries.length} writes were not confirmed. ${first.message}`;
    throw new CallbackError('sink_failed', message, { cause: first });
  }
  return jsonResponse(200, {
    jobs: deliveries.map((delivery) => ({
      id: delivery.record.job.id,
      sink: delivery.sink,
      outcome: 'receipt' in delivery ? delivery.receipt.outcome : undefined,
    })),
  });
}
