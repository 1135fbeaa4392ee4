import { readConfiguration } from '../../../src/configuration/configuration';
import { createFunction } from '../../../src/function/create-function';
import { callbackKinds } from '../../../src/schemas/callback-kinds';
import { CI_REQUESTS } from '../../../src/tools/policy/ci-requests';
import { policyFor } from '../../../src/tools/policy/policy-for';
import { sampleBody } from '../../../src/tools/samples/sample-body';
import { functionUrlEvent, TOKEN } from '../../support/builders/events';
import { startCloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { QUEUE_PATHS } from '../../support/servers/cloud-infinite/ci-state';
import { ciJob, ciRun } from '../../support/servers/cloud-infinite/job-makers';
import { queueXml, workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';

const PLACE = { bucket: 'examplebucket-1250000000', region: 'ap-chongqing' };
const CONTEXT = { request_id: 'r1', time_limit_in_ms: 60_000 };
const TIMER = { Type: 'Timer', TriggerName: 'reconcile', Time: '', Message: '' };

let server: CloudInfinite;
let cos: CosServer;
let environment: Readonly<Record<string, string>>;
/** Requests to Cloud Infinite as the table has them, by what they were for. */
const seen = { confirm: new Set<string>(), reconcile: new Set<string>() };

beforeAll(async () => {
  server = await startCloudInfinite({ ...PLACE, account: ACCOUNT });
  cos = await startCosServer(ACCOUNT);
  environment = {
    ...cosEnvironment(cos),
    CALLBACK_TOKEN: TOKEN,
    CI_BUCKETS: `${PLACE.bucket}@${PLACE.region}`,
    CI_ENDPOINT: server.endpoint,
    CONFIRM: 'on',
    RECONCILE: 'on',
  };
  const call = async (event: object) => {
    // Each by a function of its own, which has its own turn at Cloud Infinite.
    const { handler } = createFunction(
      () => environment,
      () => undefined,
    );
    return await handler(event, CONTEXT);
  };

  // Nobody has these jobs, so every place is asked where they could be.
  const bodies = callbackKinds
    .filter(({ content }) => content !== 'simple')
    .map((kind) => sampleBody(kind, { form: 'json', state: 'Success', jobs: 1, workflow: false }));
  for (const body of bodies) await call(functionUrlEvent(body));
  noteRequests(seen.confirm);

  // An older API lists the jobs of one queue, and the runs of one workflow.
  Object.assign(server.modes, { queueIdRequired: true, workflowIdRequired: true });
  for (const queue of QUEUE_PATHS) server.queues[queue].set(`p-${queue}`, queueXml({ id: `p-${queue}` }));
  server.workflows.set('w1', workflowXml({ id: 'w1' }));
  const created = Date.now() - 30 * 60_000;
  server.jobs.set('j1', ciJob({ id: 'j1', created, queueId: 'p-queue' }));
  server.runs.set('i1', ciRun({ runId: 'i1', workflowId: 'w1', created }));
  await call(TIMER);
  await call(TIMER);
  noteRequests(seen.reconcile);
}, 60_000);
afterAll(() => Promise.all([server.stop(), cos.stop()]));

function noteRequests(into: Set<string>): void {
  for (const { method, path } of server.requests.splice(0)) into.add(rowOf(`${method} ${path}`));
}

/** The row of the table that a request belongs to; the request itself if there is none. */
function rowOf(request: string): string {
  const row = CI_REQUESTS.find((one) => new RegExp(`^${one.request.replace('*', '[^/]+')}$`).test(request));
  return row?.request ?? request;
}

const rowsFor = (use: 'confirm' | 'reconcile'): string[] =>
  CI_REQUESTS.filter(({ uses }) => uses.includes(use)).map(({ request }) => request);

describe('what the function asks Cloud Infinite', () => {
  it.each(['confirm', 'reconcile'] as const)('is what the table has, and no other: %s', (use) => {
    expect([...seen[use]].sort()).toEqual([...new Set(rowsFor(use))].sort());
  });
});

it('the function may do with its bucket all that it does when it asks', () => {
  const { statement } = policyFor('function', readConfiguration(environment), environment);
  const verbs: Readonly<Record<string, string>> = { PUT: 'Put', HEAD: 'Head', GET: 'Get' };
  const rights = cos.requests.map(
    ({ method, key }) =>
      [
        `name/cos:${verbs[method] ?? method}Object`,
        `qcs::cos:ap-guangzhou:uid/1250000000:results-1250000000/${key}`,
      ] as const,
  );
  const isAllowed = ([action, resource]: readonly [string, string]): boolean =>
    statement.some(
      (one) =>
        one.action.includes(action) && one.resource.some((where) => resource.startsWith(where.replace(/\*$/, ''))),
    );
  expect(rights.length).toBeGreaterThan(callbackKinds.length / 2);
  expect(rights.filter((right) => !isAllowed(right))).toEqual([]);
  expect(rights.some(([action]) => action.endsWith(':GetObject'))).toBe(true);
});
