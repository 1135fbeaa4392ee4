import { missingRecordsCheck } from '../../../src/tools/doctor/missing-records-check';
import { startCloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import type { CloudInfinite } from '../../support/servers/cloud-infinite/cloud-infinite';
import { ciJob } from '../../support/servers/cloud-infinite/job-makers';
import { ACCOUNT } from '../../support/servers/cos-account';
import { cosEnvironment } from '../../support/servers/cos-environment';
import { startCosServer } from '../../support/servers/cos-server';
import type { CosServer } from '../../support/servers/cos-server';
import { lookAt, subjectIn, TOKEN } from './subjects';

const PLACE = { bucket: 'media-1250000000', region: 'ap-chongqing' };

/** All lists are asked for, one after the other. */
const LIMIT_MS = 15_000;

let server: CloudInfinite;
let cos: CosServer;
beforeEach(async () => {
  [server, cos] = await Promise.all([startCloudInfinite({ ...PLACE, account: ACCOUNT }), startCosServer(ACCOUNT)]);
});
afterEach(() => Promise.all([server.stop(), cos.stop()]));

const look = (others: Readonly<Record<string, string>> = {}) =>
  lookAt(
    missingRecordsCheck(
      subjectIn({
        CALLBACK_TOKEN: TOKEN,
        CI_BUCKETS: `${PLACE.bucket}@${PLACE.region}`,
        CI_ENDPOINT: server.endpoint,
        ...cosEnvironment(cos),
        ...others,
      }),
    ),
    LIMIT_MS,
  );

/** A job that ended half an hour ago. */
const addJob = (id: string, operation = '') =>
  server.jobs.set(id, ciJob({ id, created: Date.now() - 30 * 60_000, operation }));

describe('jobs without record', () => {
  it('are none where there are no jobs', async () => {
    expect(await look()).toEqual({ verdict: 'right', says: 'None is missing among 0.' });
  });

  it('are counted and left where they are', async () => {
    addJob('j1');
    addJob('j2');
    expect(await look()).toMatchObject({
      verdict: 'wrong',
      says: '2 of 2 have none.',
      remedy: expect.stringContaining('npm run reconcile') as string,
    });
    expect(cos.objects.size).toBe(0);
  });

  it('are not those that call somebody else', async () => {
    addJob('j1', '<CallBack>https://other.example/callback</CallBack>');
    expect(await look()).toMatchObject({ verdict: 'right' });
  });

  it('are unknown when a list cannot be had', async () => {
    server.faults.push(...Array.from({ length: 3 }, () => 503));
    expect(await look()).toMatchObject({ verdict: 'unknown', says: expect.stringContaining('503') as string });
  });

  it.each([
    { what: 'buckets', others: { CI_BUCKETS: '' }, says: 'CI_BUCKETS is not set' },
    { what: 'keys', others: { TENCENTCLOUD_SECRETID: '', TENCENTCLOUD_SECRETKEY: '' }, says: 'no keys' },
    { what: 'a store', others: { SINKS: 'cmq', CMQ_QUEUE: 'q', CMQ_REGION: 'gz' }, says: 'No store' },
  ])('are not looked for without $what', async ({ others, says }) => {
    expect(await look(others)).toMatchObject({ verdict: 'skipped', says: expect.stringContaining(says) as string });
    expect(server.requests).toEqual([]);
  });
});
