import COS from 'cos-nodejs-sdk-v5';
import { ACCOUNT } from '../cos-account';
import type { CiAccount } from './ci-verifier';
import { startCloudInfinite } from './cloud-infinite';
import type { CloudInfinite } from './cloud-infinite';
import { BUCKET, ciJob, ciRun, moderationXml, REGION } from './job-makers';
import { queueXml, workflowXml } from './queue-makers';
import { textIn } from './xml-text';

const NOTIFY = { State: 'On', Type: 'Url', Url: 'https://cb.example/ci?x=1&y=2', Event: 'TaskFinish' };

/** The vendor's own client, as a judge of the stand-in. It signs no token, so only permanent keys pass the strict mode. */
describe('the loopback Cloud Infinite, to the official SDK', () => {
  const { sessionToken: _, ...permanent } = ACCOUNT;
  let server: CloudInfinite;
  let keys: COS.COSOptions;
  const start = async (account: CiAccount, strict: boolean) => {
    keys = { SecretId: account.secretId, SecretKey: account.secretKey };
    if (account.sessionToken !== undefined) keys.SecurityToken = account.sessionToken;
    server = await startCloudInfinite({ bucket: BUCKET, region: REGION, account, modes: { strict } });
  };
  const ask = (
    request: Partial<COS.RequestParams> & { Key: string },
    change: COS.COSOptions = {},
  ): Promise<unknown> => {
    const sdk = new COS({ ...keys, Protocol: 'http:', Ip: new URL(server.endpoint).host, ...change });
    const Url = `http://${BUCKET}.ci.${REGION}.myqcloud.com/${request.Key}`;
    return sdk.request({ Method: 'GET', Bucket: BUCKET, Region: REGION, Url, ...request });
  };
  const put = (Key: string, body: object) =>
    ask({ Method: 'PUT', Key, Body: COS.util.json2xml(body), Headers: { 'Content-Type': 'application/xml' } });

  afterEach(() => server.stop());

  it('answers for jobs by id and names those that it does not know', async () => {
    await start(ACCOUNT, false);
    server.jobs.set('j1', ciJob({ id: 'j1' }));
    await expect(ask({ Key: 'jobs/j1,j2' })).resolves.toMatchObject({
      statusCode: 200,
      Response: { JobsDetail: { JobId: 'j1', State: 'Success' }, NonExistJobIds: 'j2' },
    });
    expect(server.requests).toMatchObject([{ path: '/jobs/j1,j2', signedHeaders: ['host'], status: 200 }]);
  });

  it('lists jobs in a window of time', async () => {
    await start(ACCOUNT, false);
    server.jobs.set('j1', ciJob({ id: 'j1' })).set('j2', ciJob({ id: 'j2', state: 'Running' }));
    const Query = {
      tag: 'Transcode',
      states: 'Success,Failed',
      startCreationTime: '2022-06-27T15:23:12+0800',
      size: 100,
    };
    await expect(ask({ Key: 'jobs', Query })).resolves.toMatchObject({ Response: { JobsDetail: { JobId: 'j1' } } });
    expect(server.requests).toMatchObject([{ unsignedParameters: [] }]);
  });

  it('answers for a run and for moderation', async () => {
    await start(ACCOUNT, false);
    server.runs.set('i1', ciRun({ runId: 'i1' }));
    server.moderations.video.set('av1', moderationXml({ id: 'av1' }));
    await expect(ask({ Key: 'workflowexecution/i1' })).resolves.toMatchObject({
      Response: { WorkflowExecution: { RunId: 'i1', Tasks: { Type: 'Transcode' } } },
    });
    await expect(ask({ Key: 'video/auditing/av1' })).resolves.toMatchObject({
      Response: { JobsDetail: { JobId: 'av1' } },
    });
    await expect(ask({ Key: 'video/auditing/av2' })).rejects.toMatchObject({ code: 'AuditingJobNotFound' });
  });

  it('updates a queue, with everything that the strict mode wants signed', async () => {
    await start(permanent, true);
    server.queues.queue.set('p1', queueXml({ id: 'p1' }));
    const Request = { Name: 'a&b', State: 'Active', NotifyConfig: NOTIFY };
    await expect(put('queue/p1', { Request })).resolves.toMatchObject({ Response: { Queue: { Name: 'a&b' } } });
    expect(textIn(server.queues.queue.get('p1') ?? '', 'NotifyConfig', 'Url')).toBe(NOTIFY.Url);
    expect(server.requests).toMatchObject([{ signedHeaders: ['content-length', 'content-type', 'host'] }]);
  });

  it('pauses a workflow', async () => {
    await start(permanent, true);
    server.workflows.set('w1', workflowXml({ id: 'w1' }));
    await expect(ask({ Method: 'PUT', Key: 'workflow/w1', Action: 'paused' })).resolves.toMatchObject({
      statusCode: 200,
    });
    expect(textIn(server.workflows.get('w1') ?? '', 'State')).toBe('Paused');
    expect(server.requests).toMatchObject([{ query: new Map([['paused', '']]), unsignedParameters: [] }]);
  });

  it.each([
    { change: { SecretKey: 'another' }, statusCode: 403, code: 'SignatureDoesNotMatch' },
    { change: { SecurityToken: 'another' }, statusCode: 403, code: 'AccessDenied' },
    { change: { SecretId: 'another' }, statusCode: 401, code: 'SecretidNotExist' },
  ])('refuses it with $code for $change', async ({ change, statusCode, code }) => {
    await start(ACCOUNT, false);
    await expect(ask({ Key: 'jobs/j1' }, change)).rejects.toMatchObject({ statusCode, code });
    expect(server.requests[0]).toMatchObject({ refusal: { code } });
  });

  it('refuses a token that is not signed, in the strict mode', async () => {
    await start(ACCOUNT, true);
    await expect(ask({ Key: 'jobs/j1' })).rejects.toMatchObject({ statusCode: 403, code: 'AccessDenied' });
  });

  it('refuses a token in the header that the mode does not have', async () => {
    await start(ACCOUNT, false);
    server.modes.tokenHeader = 'x-cos-security-token';
    await expect(ask({ Key: 'jobs/j1' })).rejects.toMatchObject({ statusCode: 403, code: 'AccessDenied' });
  });
});
