import { randomUUID } from 'node:crypto';
import { name, version } from '../package.json';
import { readCallback } from './callback/read-callback';
import type { Callback } from './callback/read-callback';
import type { Configuration } from './configuration/configuration';
import { deliver } from './delivery/deliver';
import type { Delivery } from './delivery/deliver';
import { monotonicMs } from './foundation/clock';
import type { Deadline } from './foundation/deadline';
import { asCallbackError, CallbackError } from './foundation/errors';
import { parseBody } from './parse/body';
import { createRecord } from './records/record';
import type { JobRecord } from './records/record';
import type { Sink } from './sinks/sink';
import { authenticate } from './trigger/authentication';
import { readBody, readHttpRequest } from './trigger/http-request';
import type { HttpRequest } from './trigger/http-request';
import { errorResponse, jsonResponse } from './trigger/http-response';
import type { HttpResponse } from './trigger/http-response';
import { readInvocation } from './trigger/invocation';
import { invocationEntry } from './invocation-entry';
import type { Log, Progress } from './invocation-entry';

/** What SCF calls: never rejects, always answers. */
export type MainHandler = (event: unknown, context: unknown) => Promise<HttpResponse>;

export interface HandlerParts {
  readonly configuration: Configuration;
  readonly sinks: readonly Sink[];
  readonly log: Log;
}

/** The way of a callback: request, token, bytes, tree, jobs, records, sinks, answer. */
export function createHandler({ configuration, sinks, log }: HandlerParts): MainHandler {
  return async (event, context) => {
    const started = monotonicMs();
    const invocation = readInvocation(context);
    const progress: Progress = { requestId: invocation.requestId ?? randomUUID() };
    const response = await answer(event, invocation.deadline, progress).catch((thrown: unknown) => {
      progress.error = asCallbackError(thrown);
      return errorResponse(progress.error, progress.requestId);
    });
    log(invocationEntry(progress, response.statusCode, Math.round(monotonicMs() - started)));
    return response;
  };

  async function answer(event: unknown, deadline: Deadline, progress: Progress): Promise<HttpResponse> {
    const request = readHttpRequest(event);
    progress.trigger = request.trigger;
    if (isHealthCheck(request)) return jsonResponse(200, { name, version });
    if (request.method !== 'POST') {
      throw new CallbackError('method_not_allowed', `A callback is a POST, this is a ${request.method}.`);
    }
    if (configuration.tokens) authenticate(request, configuration.tokens);
    const callback = receive(request, progress);
    progress.jobs = callback.jobs;
    if (callback.isTest) return jsonResponse(200, { test: true, jobs: [] });
    const records = callback.jobs.map((job) => createRecord(job, configuration.objectKey));
    progress.deliveries = await deliver(records, sinks, deadline);
    return confirmed(progress.deliveries);
  }

  function receive(request: HttpRequest, progress: Progress): Callback {
    const bytes = readBody(request, configuration.maxBodyBytes);
    progress.bytes = bytes.length;
    const { form, tree } = parseBody(bytes);
    progress.form = form;
    return readCallback(tree, configuration.validation);
  }
}

function isHealthCheck({ method, path }: HttpRequest): boolean {
  return method === 'GET' && path.split('/').pop() === 'health';
}

/** 200 only when every sink has confirmed every record. */
function confirmed(deliveries: readonly Delivery<JobRecord>[]): HttpResponse {
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
