import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ciClients } from '../../../src/cloud-infinite/ci-client';
import { readConfiguration } from '../../../src/configuration/configuration';
import { createFunction } from '../../../src/function/create-function';
import { deadlineIn } from '../../../src/foundation/deadline';
import { roleCredentials } from '../../../src/tencent/credentials';
import { connect } from '../../../src/tools/connect/connect';
import { pausedWorkflows } from '../../../src/tools/connect/paused-workflows';
import { listTargets } from '../../../src/tools/connect/targets';
import { bucketCheck } from '../../../src/tools/doctor/bucket-check';
import { rightsCheck } from '../../../src/tools/doctor/rights-check';
import { CI_REQUESTS } from '../../../src/tools/policy/ci-requests';
import { policyFor } from '../../../src/tools/policy/policy-for';
import type { Owner } from '../../../src/tools/policy/policy-for';
import { discardLetter } from '../../../src/tools/redrive/discard-letter';
import { letterPlace } from '../../../src/tools/redrive/letters';
import { functionUrlEvent, TOKEN } from '../../support/builders/events';
import { callbackOf } from '../../support/builders/letters';
import { CONTEXT } from '../../support/builders/receiver';
import { startCloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { QUEUE_PATHS } from '../../support/servers/cloud-infinite/ci-state';
import { queueXml, workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { subjectIn } from '../doctor/subjects';

type CosRequest = CosServer['requests'][number];

/** The action and the resource of a request to COS, as the pages of its API name them. */
function rightFor({ method, key, query }: CosRequest): string {
  const bucket = 'qcs::cos:ap-guangzhou:uid/1250000000:results-1250000000';
  if (key !== '') {
    const verb = { PUT: 'Put', HEAD: 'Head', GET: 'Get', DELETE: 'Delete' }[method] ?? method;
    return `name/cos:${verb}Object ${bucket}/${key}`;
  }
  return query.has('versioning')
    ? `name/cos:GetBucketVersioning ${bucket}/`
    : `name/cos:GetBucket ${bucket}/${query.get('prefix') ?? ''}`;
}

interface Allowed {
  readonly action: string;
  /** What a resource begins with. */
  readonly start: string;
}
const allows = ({ action, start }: Allowed, right: string): boolean => right.startsWith(`${action} ${start}`);

describe('what is sent to COS and what the policies allow', () => {
  let server: CosServer;
  const sent: Record<Owner, string[]> = { function: [], operator: [] };
  const allowed: Record<Owner, Allowed[]> = { function: [], operator: [] };

  beforeAll(async () => {
    server = await startCosServer(ACCOUNT);
    const environment = { ...cosEnvironment(server), CALLBACK_TOKEN: TOKEN };
    const configuration = readConfiguration(environment);
    const rightsSince = (start: number) => server.requests.slice(start).map(rightFor);

    const { handler } = createFunction(
      () => environment,
      () => undefined,
    );
    // A record, its repeat, and a body that becomes a dead letter.
    for (const body of [callbackOf({ JobId: 'j1' }), callbackOf({ JobId: 'j1' }), '{"no":"callback"']) {
      await handler(functionUrlEvent(body), CONTEXT);
    }
    sent.function = rightsSince(0);

    const start = server.requests.length;
    const subject = subjectIn(environment);
    await bucketCheck(subject).look(deadlineIn(2000));
    await rightsCheck(subject).look(deadlineIn(2000));
    const place = await letterPlace(undefined, configuration, environment);
    const [letter] = await place.files();
    await discardLetter(place, letter?.name ?? '', false, () => undefined);
    sent.operator = rightsSince(start);

    for (const owner of ['function', 'operator'] as const) {
      allowed[owner] = policyFor(owner, configuration, environment).statement.flatMap(({ action, resource }) =>
        action.flatMap((one) => resource.map((where) => ({ action: one, start: where.replace(/\*$/, '') }))),
      );
    }
  });
  afterAll(() => server.stop());

  it.each(['function', 'operator'] as const)('the %s is allowed all that it sends', (owner) => {
    expect(sent[owner].length).toBeGreaterThan(3);
    expect(sent[owner].filter((right) => !allowed[owner].some((one) => allows(one, right)))).toEqual([]);
  });

  it('the function sends all that it is allowed', () => {
    expect(allowed.function.filter((one) => !sent.function.some((right) => allows(one, right)))).toEqual([]);
  });

  it('the operator sends all that it is allowed', () => {
    expect(allowed.operator.filter((one) => !sent.operator.some((right) => allows(one, right)))).toEqual([]);
  });
});

it('connect sends to Cloud Infinite what the table of requests has for it, and no other', async () => {
  const bucket = 'video-1250000000';
  const region = 'ap-guangzhou';
  const server = await startCloudInfinite({ bucket, region, account: ACCOUNT });
  const folder = await mkdtemp(path.join(tmpdir(), 'policy-'));
  for (const queue of QUEUE_PATHS) server.queues[queue].set(`p-${queue}`, queueXml({ id: `p-${queue}`, bucket }));
  const notify = { url: 'https://example.com/a' };
  server.workflows.set('w1', workflowXml({ id: 'w1', bucket, notify }));
  const settings = { buckets: [{ bucket, region }], endpoint: server.endpoint, tokenHeader: 'x-ci-security-token' };
  const keys = { TENCENTCLOUD_SECRETID: ACCOUNT.secretId, TENCENTCLOUD_SECRETKEY: ACCOUNT.secretKey };
  const credentials = () => roleCredentials({ ...keys, TENCENTCLOUD_SESSIONTOKEN: ACCOUNT.sessionToken });

  const paused = await pausedWorkflows(path.join(folder, 'paused'));
  const targets = await listTargets(ciClients(settings, credentials));
  const results = await connect(
    targets,
    { url: 'https://example.com/b', format: undefined, keepsRest: false },
    { isDry: false, paused },
  );
  await Promise.all([server.stop(), rm(folder, { recursive: true })]);

  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'set'));
  const sent = server.requests.map(({ method, path: where, query }) => {
    const switched = ['paused', 'active'].filter((name) => query.has(name)).map((name) => `?${name}`);
    return `${method} ${where.replace(/^\/?/, '/').replace(/^(\/\w+)\/.*/, '$1/*')}${switched.join('')}`;
  });
  const ofConnect = CI_REQUESTS.filter(({ uses }) => uses.includes('connect')).map(({ request }) => request);
  expect([...new Set(sent)].sort()).toEqual([...ofConnect].sort());
});
