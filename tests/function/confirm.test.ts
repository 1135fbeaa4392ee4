import { createFunction } from '../../src/function/create-function';
import type { LogEntry } from '../../src/invocation/log-line';
import type { CloudEvent } from '../../src/records/cloud-event';
import type { Environment } from '../../src/schemas/variable';
import { writtenBody } from '../../src/tools/samples/sample-body';
import { BUCKET, REGION, startAsked } from '../support/builders/asked-cloud-infinite';
import { functionUrlEvent, TOKEN } from '../support/builders/events';
import { jobsIn, kindNamed, knowSample, nodeIn, SAMPLE } from '../support/builders/sample-answers';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';
import { ACCOUNT } from '../support/servers/cos-account';
import { cosEnvironment } from '../support/servers/cos-environment';
import { startCosServer } from '../support/servers/cos-server';
import type { CosServer } from '../support/servers/cos-server';

const CONTEXT = { request_id: 'r1', time_limit_in_ms: 5_000 };
const TRANSCODE = kindNamed('Transcode');

let cos: CosServer;
let server: CloudInfinite;
let lines: LogEntry[];
beforeEach(async () => {
  [cos, server] = await Promise.all([startCosServer(ACCOUNT), startAsked()]);
  lines = [];
});
afterEach(() => Promise.all([cos.stop(), server.stop()]));

const environment = (change: Environment = {}): Environment => ({
  CALLBACK_TOKEN: TOKEN,
  ...cosEnvironment(cos),
  CONFIRM: 'on',
  CI_BUCKETS: `${BUCKET}@${REGION}`,
  CI_ENDPOINT: server.endpoint,
  ...change,
});

async function send(body: string, change?: Environment): Promise<{ status: number; content: unknown }> {
  const { handler } = createFunction(
    () => environment(change),
    (line) => lines.push(line),
  );
  const { statusCode, body: answer } = await handler(functionUrlEvent(body), CONTEXT);
  return { status: statusCode, content: JSON.parse(answer) };
}

const stored = (isLetter: boolean) =>
  [...cos.objects].filter(([key]) => key.includes('/_') === isLetter).map(([, { body }]) => body.toString());
const records = () => stored(false).map((text) => JSON.parse(text) as CloudEvent);

describe('the function with CONFIRM=on', () => {
  it.each(['x-ci-security-token', 'x-cos-security-token'] as const)(
    'asks with the keys of its role, whose token is in %s',
    async (tokenHeader) => {
      server.modes.tokenHeader = tokenHeader;
      const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
      expect(await send(body, { CI_TOKEN_HEADER: tokenHeader })).toMatchObject({ status: 200 });
      expect(records()).toMatchObject([{ confirmed: true }]);
      expect(server.requests).toMatchObject([{ status: 200, unsignedParameters: [] }]);
    },
  );

  it('keeps what it could not ask about, and says what to set, without a secret', async () => {
    server.modes.tokenHeader = 'x-cos-security-token';
    const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
    expect(await send(body)).toMatchObject({ status: 503, content: { error: { issues: [] } } });
    const text = JSON.stringify([lines, stored(true)]);
    expect(text).toContain('try the other CI_TOKEN_HEADER');
    expect(text).not.toContain(ACCOUNT.secretKey);
    expect(text).not.toContain(ACCOUNT.sessionToken);
    expect([stored(false).length, stored(true).length]).toEqual([0, 1]);
  });

  it('makes a record that CONFIRM=off finds to be the same job', async () => {
    const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
    const outcomes = [await send(body), await send(body, { CONFIRM: 'off' }), await send(body)];
    expect(outcomes.map(({ content }) => content)).toMatchObject(
      ['written', 'duplicate', 'duplicate'].map((outcome) => ({ jobs: [{ outcome }] })),
    );
    expect(records()).toMatchObject([{ confirmed: true }]);
    expect(lines).toMatchObject([{ jobs: [{ confirmed: true }] }, { jobs: [{}] }, { jobs: [{ confirmed: true }] }]);
    expect(server.requests).toHaveLength(2);
  });

  it('names what only the callback says in its record', async () => {
    const tree = knowSample(server, TRANSCODE);
    const body = JSON.stringify({ ...tree, JobsDetail: { ...nodeIn(tree, 'JobsDetail'), Extra: { A: '1' } } });
    expect(await send(body)).toMatchObject({ status: 200 });
    expect(records()).toMatchObject([{ confirmed: true, unconfirmed: '$.Extra', data: { Extra: { A: '1' } } }]);
  });

  it('answers with the gravest of what is wrong, and names all of it in the letter', async () => {
    const tree = knowSample(server, TRANSCODE, { ...SAMPLE, jobs: 2 });
    const [good = {}, bad = {}] = jobsIn(tree);
    const foreign = { Tag: 'Transcode', JobId: 'j9', State: 'Success', Input: { BucketId: 'evil-1250000000' } };
    const jobs = [{}, foreign, { ...bad, Code: 'Forged' }, good];
    const body = JSON.stringify({ ...tree, JobsDetail: jobs });
    expect(await send(body)).toMatchObject({ status: 403, content: { error: { code: 'not_confirmed' } } });
    const [letter = '{}'] = stored(true);
    const { error } = JSON.parse(letter) as { error: { issues: { path: string }[] } };
    expect(error.issues.map(({ path }) => path)).toEqual([
      '$.JobsDetail[2].Code',
      '$.JobsDetail[1]',
      '$.JobsDetail[0]',
    ]);
    expect(records()).toMatchObject([{ confirmed: true }]);
    cos.faults.push(...Array.from({ length: 3 }, () => 503));
    expect(await send(body)).toMatchObject({ status: 503, content: { error: { code: 'sink_failed' } } });
  });
});

describe('the function with CI_BUCKETS alone', () => {
  const OTHER = { CONFIRM: 'off', CI_BUCKETS: 'mine-1250000000@ap-guangzhou,also-1250000000@ap-guangzhou' };
  const job = (JobId: string, BucketId?: string) => ({
    Tag: 'Transcode',
    JobId,
    State: 'Success',
    ...(BucketId !== undefined && { Input: { BucketId, Region: 'ap-chongqing' } }),
  });
  const bodyOf = (...jobs: object[]) => JSON.stringify({ EventName: 'TaskFinish', JobsDetail: jobs });

  it('refuses a job of another bucket without asking, and says what to do', async () => {
    const message =
      '$.JobsDetail[0]: job j1 is of the bucket evil-1250000000, which CI_BUCKETS does not name. ' +
      'If it is yours, add evil-1250000000@ap-chongqing there, and redrive.';
    expect(await send(bodyOf(job('j1', 'evil-1250000000')), OTHER)).toMatchObject({
      status: 403,
      content: { error: { code: 'foreign_bucket', message, issues: [{ path: '$.JobsDetail[0]', message }] } },
    });
    expect([stored(false).length, stored(true).length, server.requests.length]).toEqual([0, 1, 0]);
  });

  it('takes jobs of its buckets, and those that name none', async () => {
    expect(await send(bodyOf(job('j1', 'also-1250000000'), job('j2')), OTHER)).toMatchObject({ status: 200 });
    expect(records().map(({ confirmed }) => confirmed)).toEqual([undefined, undefined]);
    expect(server.requests).toEqual([]);
  });

  it('delivers the other jobs of a callback in which one is refused', async () => {
    const body = bodyOf(job('j1', 'mine-1250000000'), job('j2', 'evil-1250000000'));
    expect(await send(body, OTHER)).toMatchObject({ status: 403 });
    expect(records()).toMatchObject([{ id: 'j1:Success' }]);
    expect(lines).toMatchObject([{ jobs: [{ id: 'j1' }, { id: 'j2', refused: true, sinks: [] }] }]);
    expect(stored(true)).toHaveLength(1);
  });

  it('tells a bucket by the URL of an object, where the body names it so alone', async () => {
    const url = 'https://evil-1250000000.cos.ap-chongqing.myqcloud.com/a.jpg';
    const body = JSON.stringify({ code: 0, data: { event: 'ReviewImage', trace_id: 'si1', url, result: 0 } });
    expect(await send(body, OTHER)).toMatchObject({ status: 403, content: { error: { code: 'foreign_bucket' } } });
  });
});
