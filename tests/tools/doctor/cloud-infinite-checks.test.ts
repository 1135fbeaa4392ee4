import { cloudInfiniteChecks } from '../../../src/tools/doctor/cloud-infinite-checks';
import { startCloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { queueXml, workflowXml } from '../../support/servers/cloud-infinite/queue-makers';
import { ACCOUNT } from '../../support/servers/cos-account';
import { lookAt, subjectIn, TOKEN } from './subjects';

const BUCKET = 'video-1250000000';
const REGION = 'ap-guangzhou';
const OURS = `https://abc.tencentscf.com/${TOKEN}`;
const LINK = `callbacks of Cloud Infinite for ${BUCKET}`;

let server: CloudInfinite;
beforeEach(async () => {
  server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account: ACCOUNT });
});
afterEach(() => server.stop());

function checksIn(others: object = {}, url?: string) {
  const environment = {
    CALLBACK_TOKEN: TOKEN,
    CALLBACK_TOKEN_PREVIOUS: `old-${TOKEN}`,
    CI_BUCKETS: `${BUCKET}@${REGION}`,
    CI_ENDPOINT: server.endpoint,
    TENCENTCLOUD_SECRETID: ACCOUNT.secretId,
    TENCENTCLOUD_SECRETKEY: ACCOUNT.secretKey,
    TENCENTCLOUD_SESSIONTOKEN: ACCOUNT.sessionToken,
    ...others,
  };
  return cloudInfiniteChecks(subjectIn(environment, url));
}

const queueTo = (id: string, url?: string) =>
  server.queues.queue.set(id, queueXml({ id, bucket: BUCKET, ...(url !== undefined && { notify: { url } }) }));

it('queues and workflows that call this function are right', async () => {
  queueTo('p1', OURS);
  server.queues.docqueue.set(
    'p2',
    queueXml({ id: 'p2', notify: { url: `https://abc.tencentscf.com/?token=${TOKEN}` } }),
  );
  server.workflows.set('w1', workflowXml({ id: 'w1', notify: { url: OURS } }));
  server.workflows.set('w2', workflowXml({ id: 'w2' }));
  const [check, ...more] = checksIn({}, 'https://abc.tencentscf.com');
  expect([check?.link, more]).toEqual([LINK, []]);
  const says = 'This function is called by media p1, document p2, workflow w1.';
  expect(await lookAt(check)).toEqual({ verdict: 'right', says });
});

it('what uses the previous token is named, and what calls others or nobody', async () => {
  queueTo('p1', OURS);
  queueTo('p2', `https://abc.tencentscf.com/old-${TOKEN}`);
  queueTo('p3', 'https://example.com/their-secret');
  queueTo('p4');
  const finding = await lookAt(checksIn()[0]);
  expect(finding).toMatchObject({ verdict: 'right', remedy: expect.stringContaining('npm run connect') as string });
  expect(finding?.says).toBe(
    'This function is called by media p1. The previous token is used by media p2. Something else is called by media p3. ' +
      'Nobody is called by media p4.',
  );
});

it.each([
  { what: 'nothing is there', url: undefined, says: 'No queue and no workflow calls this function.' },
  { what: 'another is called', url: 'https://example.com/a', says: 'Something else is called by media p1.' },
])('it is wrong when $what', async ({ url, says }) => {
  if (url !== undefined) queueTo('p1', url);
  const finding = await lookAt(checksIn()[0]);
  expect(finding).toMatchObject({ verdict: 'wrong', says: expect.stringContaining(says) as string });
});

it('it is wrong when our token goes to another address', async () => {
  queueTo('p1', OURS);
  const finding = await lookAt(checksIn({}, 'https://def.tencentscf.com')[0]);
  expect(finding).toMatchObject({ verdict: 'wrong', remedy: 'Set it with `npm run connect -- --url URL`.' });
});

it('what may not be listed is unknown, and what has to be allowed is named', async () => {
  queueTo('p1', OURS);
  server.faults.push(403, 403);
  const finding = await lookAt(checksIn()[0]);
  expect(finding?.verdict).toBe('unknown');
  expect(finding?.says).toMatch(/Allow what `npm run policy` prints to the owner of the keys.* 1 more failed\.$/);
});

it.each([
  {
    what: 'CI_BUCKETS',
    others: { CI_BUCKETS: '' },
    says: 'CI_BUCKETS is not set, so nobody knows which buckets are meant.',
  },
  { what: 'keys', others: { TENCENTCLOUD_SECRETID: '' }, says: 'There are no keys to ask with.' },
])('without $what, nothing is asked', async ({ others, says }) => {
  expect(await lookAt(checksIn(others)[0])).toMatchObject({ verdict: 'skipped', says });
  expect(server.requests).toEqual([]);
});
