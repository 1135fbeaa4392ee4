import { writtenBody } from '../../src/tools/samples/sample-body';
import { confirmingReceiver, startAsked } from '../support/builders/asked-cloud-infinite';
import { CONTEXT } from '../support/builders/receiver';
import { jobsIn, kindNamed, knowSample, knowTree, nodeIn, SAMPLE, textOf } from '../support/builders/sample-answers';
import type { CiFault } from '../support/servers/cloud-infinite/ci-faults';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
beforeEach(async () => {
  server = await startAsked();
});
afterEach(() => server.stop());

const TRANSCODE = kindNamed('Transcode');
const BRIEF = { ...CONTEXT, time_limit_in_ms: 3_000 };

const ALWAYS: readonly { what: string; fault: CiFault }[] = [
  { what: '429', fault: 429 },
  { what: '503', fault: 503 },
  { what: 'a connection that is cut', fault: 'reset' },
  { what: 'no answer', fault: 'hang' },
  { what: 'half of an answer', fault: 'truncated' },
  { what: 'a 200 that is a failure', fault: 'failed-200' },
  { what: 'a sign-in page', fault: 'html-page' },
];

describe('an answer of Cloud Infinite', () => {
  it.each(ALWAYS)('that never comes is a 503 in time, and a dead letter: $what', async ({ fault }) => {
    const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
    server.faults.push(...Array.from({ length: 50 }, () => fault));
    const { send, sink, deadLetters, issues } = confirmingReceiver(server);
    const started = Date.now();
    expect(await send(body, BRIEF)).toEqual({ status: 503, code: 'cloud_infinite_failed' });
    expect(Date.now() - started).toBeLessThan(2_400);
    expect([sink.stored.size, deadLetters.stored.size]).toEqual([0, 1]);
    expect(issues()).toEqual([expect.stringMatching(/^\$\.JobsDetail\[0\]: Transcode \w+ is not confirmed: /)]);
  });

  it.each(ALWAYS)('that comes at the second try is as good: $what', async ({ fault }) => {
    const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
    server.faults.push(fault);
    const { send, records } = confirmingReceiver(server);
    expect(await send(body, BRIEF)).toEqual({ status: 200 });
    expect(records()).toMatchObject([{ confirmed: true }]);
  });

  it('that is a refusal says so, and nothing is written', async () => {
    const body = writtenBody(TRANSCODE, 'xml', knowSample(server, TRANSCODE));
    server.faults.push(403);
    const { send, issues } = confirmingReceiver(server);
    expect(await send(body)).toEqual({ status: 503, code: 'cloud_infinite_failed' });
    expect(issues()[0]).toMatch(/403 AccessDenied.*npm run policy/);
  });

  it('that names no State confirms nothing', async () => {
    const tree = knowSample(server, TRANSCODE);
    const { State: _, ...job } = nodeIn(tree, 'JobsDetail');
    knowTree(server, TRANSCODE, { ...tree, JobsDetail: job });
    const { send, issues } = confirmingReceiver(server);
    expect(await send(writtenBody(TRANSCODE, 'xml', tree))).toEqual({ status: 503, code: 'cloud_infinite_failed' });
    expect(issues()[0]).toContain('the answer about it names no State');
  });
});

describe('a job that Cloud Infinite still calls unfinished', () => {
  it.each(['Submitted', 'Running', 'Pause'])(
    'is asked about again, and confirmed once it has ended: %s',
    async (State) => {
      const tree = knowSample(server, TRANSCODE, { ...SAMPLE, jobs: 2 });
      const jobs = jobsIn(tree);
      knowTree(server, TRANSCODE, { JobsDetail: { ...jobs[0], State } });
      setTimeout(() => {
        knowTree(server, TRANSCODE, tree);
      }, 200);
      const { send, records } = confirmingReceiver(server);
      expect(await send(writtenBody(TRANSCODE, 'json', tree))).toEqual({ status: 200 });
      expect(records()).toMatchObject([{ confirmed: true }, { confirmed: true }]);
      const ids = jobs.map(({ JobId }) => textOf(JobId));
      expect(server.requests.map(({ path }) => path)).toEqual([
        `/jobs/${ids.join(',')}`,
        `/jobs/${ids.slice(0, 1).join('')}`,
      ]);
    },
  );

  it('is a 503 when it does not end in the time that there is: its callback may come early, or be forged', async () => {
    const tree = knowSample(server, TRANSCODE);
    knowTree(server, TRANSCODE, { JobsDetail: { ...nodeIn(tree, 'JobsDetail'), State: 'Running' } });
    const { send, issues, sink } = confirmingReceiver(server);
    expect(await send(writtenBody(TRANSCODE, 'json', tree), BRIEF)).toEqual({
      status: 503,
      code: 'cloud_infinite_failed',
    });
    expect(issues()[0]).toContain('it says Success, but Cloud Infinite still says Running');
    expect(sink.stored.size).toBe(0);
  });
});

describe('a callback that comes while its job runs', () => {
  const LIVE = kindNamed('ReviewVideo', 'detail');
  const part = () => {
    const tree = knowSample(server, LIVE);
    return { tree, job: { ...nodeIn(tree, 'JobsDetail'), State: 'Auditing', Result: 0 } };
  };

  it('is compared by its identity, and the rest is unconfirmed', async () => {
    const { job } = part();
    const { send, records } = confirmingReceiver(server);
    expect(await send(JSON.stringify({ EventName: 'ReviewVideo', JobsDetail: job }))).toEqual({ status: 200 });
    expect(records()).toMatchObject([{ confirmed: true, unconfirmed: '$.Result $.State' }]);
  });

  it('is refused when its identity is another', async () => {
    const { job } = part();
    const { send, issues } = confirmingReceiver(server);
    const forged = { ...job, Url: 'https://evil/live' };
    expect(await send(JSON.stringify({ EventName: 'ReviewVideo', JobsDetail: forged }))).toEqual({
      status: 403,
      code: 'not_confirmed',
    });
    expect(issues()).toEqual([expect.stringMatching(/^\$\.JobsDetail\.Url: /)]);
  });
});
