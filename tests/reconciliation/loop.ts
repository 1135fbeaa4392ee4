import { createFunction } from '../../src/function/create-function';
import type { CallbackFunction } from '../../src/function/create-function';
import type { InvocationEntry, LogEntry } from '../../src/invocation/log-line';
import type { Tally } from '../../src/reconciliation/tally';
import type { Environment } from '../../src/schemas/variable';
import type { HttpResponse } from '../../src/trigger/http-response';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { startCloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { ciJob } from '../support/servers/cloud-infinite/job-makers';
import type { CiJob } from '../support/servers/cloud-infinite/ci-state';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';

export const BUCKET = 'media-1250000000';
export const REGION = 'ap-chongqing';

/** A Cloud Infinite, a bucket for records, and the function between them. */
export interface Loop {
  readonly ci: CloudInfinite;
  readonly cos: CosServer;
  readonly environment: Readonly<Record<string, string>>;
  readonly lines: LogEntry[];
  /** A fresh function, as after a cold start. */
  start(change?: Environment): CallbackFunction;
  /** What a timer with this message gets from a fresh function. */
  tick(options?: object, change?: Environment): Promise<Tally>;
  /** The records, as text by key. */
  records(): Record<string, string>;
  stop(): Promise<void>;
}

export async function startLoop(): Promise<Loop> {
  const ci = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
  const cos = await startCosServer(ACCOUNT);
  const lines: LogEntry[] = [];
  const environment = {
    CALLBACK_TOKEN: TOKEN,
    TENCENTCLOUD_RUNENV: 'SCF',
    CI_BUCKETS: `${BUCKET}@${REGION}`,
    CI_ENDPOINT: ci.endpoint,
    RECONCILE: 'on',
    ...cosEnvironment(cos),
  };
  const start = (change = {}) =>
    createFunction(
      () => ({ ...environment, ...change }),
      (line) => lines.push(line),
    );
  return {
    ci,
    cos,
    environment,
    lines,
    start,
    async tick(options, change) {
      const answer = await start(change).handler(timerEvent(options), CONTEXT);
      return tallyIn(answer);
    },
    records: () =>
      Object.fromEntries(
        [...cos.objects].filter(([key]) => !key.includes('/_')).map(([key, { body }]) => [key, body.toString()]),
      ),
    stop: async () => {
      await Promise.all([ci.stop(), cos.stop()]);
    },
  };
}

export const CONTEXT = { request_id: 'timer-1', time_limit_in_ms: 20_000 };

export const timerEvent = (options?: object) => ({
  Type: 'Timer',
  TriggerName: 'reconcile',
  Time: new Date().toISOString(),
  Message: options === undefined ? '' : JSON.stringify(options),
});

/** What `JSON.parse` gives is what the timer handler put there. */
export const tallyIn = ({ body }: HttpResponse) => JSON.parse(body) as Tally;

export const lastLine = ({ lines }: Loop) => lines.at(-1) as InvocationEntry;

export const MINUTE = 60_000;

type JobOptions = Parameters<typeof ciJob>[0] & {
  readonly minutesAgo?: number;
  /** XML that follows in `<JobsDetail>`. */
  readonly more?: string;
};

/** A finished job that was created an hour ago if nothing else is said. */
export function addJob({ ci }: Pick<Loop, 'ci'>, { minutesAgo = 60, more = '', ...options }: JobOptions): CiJob {
  const { xml, ...job } = ciJob({ created: Math.floor(Date.now() / 1000) * 1000 - minutesAgo * MINUTE, ...options });
  const whole = { ...job, xml: xml + more };
  ci.jobs.set(job.id, whole);
  return whole;
}

/** The body by which Cloud Infinite would have called back. */
export const callbackOf = ({ xml }: CiJob) =>
  functionUrlEvent(`<Response><EventName>TaskFinish</EventName><JobsDetail>${xml}</JobsDetail></Response>`);
