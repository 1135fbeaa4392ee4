import { confirmingReceiver, startAsked } from '../support/builders/asked-cloud-infinite';
import { CONTEXT } from '../support/builders/receiver';
import { ciJob, ciRun } from '../support/servers/cloud-infinite/job-makers';
import type { CloudInfinite } from '../support/servers/cloud-infinite/cloud-infinite';

let server: CloudInfinite;
beforeEach(async () => {
  server = await startAsked();
});
afterEach(() => server.stop());

const taskOf = (JobId: string, change: object = {}) => ({ Tag: 'Transcode', JobId, State: 'Success', ...change });
const bodyOf = (...jobs: readonly object[]) => JSON.stringify({ EventName: 'TaskFinish', JobsDetail: jobs });
const ids = (count: number) => Array.from({ length: count }, (_, at) => `j${at}`);
const know = (...names: readonly string[]) => {
  for (const id of names) server.jobs.set(id, ciJob({ id }));
};
const paths = () => server.requests.map(({ path }) => path);

describe('one callback', () => {
  it('of many jobs asks about ten at a time', async () => {
    know(...ids(23));
    const { send, records } = confirmingReceiver(server);
    expect(await send(bodyOf(...ids(23).map((id) => taskOf(id))))).toEqual({ status: 200 });
    expect(records()).toHaveLength(23);
    expect(paths().map((path) => path.split(',').length)).toEqual([10, 10, 3]);
  });

  it('asks once about a job that it has twice', async () => {
    know('j1');
    const { send } = confirmingReceiver(server);
    expect(await send(bodyOf(taskOf('j1'), taskOf('j1')))).toEqual({ status: 200 });
    expect(paths()).toEqual(['/jobs/j1']);
  });

  it('asks again when it comes again: an answer is kept for no other invocation', async () => {
    know('j1');
    const { send } = confirmingReceiver(server);
    await send(bodyOf(taskOf('j1')));
    server.jobs.set('j1', ciJob({ id: 'j1', state: 'Failed' }));
    expect(await send(bodyOf(taskOf('j1')))).toEqual({ status: 403, code: 'not_confirmed' });
  });

  it('causes at most 40 requests, and is a 503 when it would take more', async () => {
    know(...ids(450));
    const { send, records, issues } = confirmingReceiver(server);
    const context = { ...CONTEXT, time_limit_in_ms: 60_000 };
    // A body may have so many jobs only where they are long.
    const jobs = ids(450).map((id) => taskOf(id, { Operation: { UserData: 'x'.repeat(400) } }));
    expect(await send(bodyOf(...jobs), context)).toEqual({
      status: 503,
      code: 'cloud_infinite_failed',
    });
    expect(server.requests).toHaveLength(40);
    expect(records()).toHaveLength(400);
    expect(issues()).toHaveLength(21);
    expect(issues()[0]).toContain('more requests than one callback may cause');
  });

  it('of documents, whose places take one id, causes at most 40 as well', async () => {
    const { send } = confirmingReceiver(server);
    const jobs = ids(60).map((id) => taskOf(id, { Tag: 'DocProcess' }));
    expect(await send(bodyOf(...jobs), { ...CONTEXT, time_limit_in_ms: 60_000 })).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(40);
  });

  it('that names no bucket is looked up in each served bucket until one knows it', async () => {
    const others = [await startAsked('second-1250000000'), await startAsked('third-1250000000')] as const;
    others[0].jobs.set('j1', ciJob({ id: 'j1' }));
    const { send, records } = confirmingReceiver(server, ...others);
    expect(await send(bodyOf(taskOf('j1')))).toEqual({ status: 200 });
    expect(records()).toMatchObject([{ confirmed: true }]);
    expect([server, ...others].map(({ requests }) => requests.length)).toEqual([1, 1, 0]);
    await Promise.all(others.map((other) => other.stop()));
  });

  it('that is refused, a test or a health check asks nothing', async () => {
    const { send, handler } = confirmingReceiver(server);
    expect(await send('{"EventName":"TaskFinish","JobsDetail":{}}')).toEqual({ status: 422, code: 'schema_mismatch' });
    const test = { code: 0, message: 'Test request when setting callback url', data: { trace_id: 'test_trace_id' } };
    expect(await send(JSON.stringify(test))).toEqual({ status: 200 });
    expect(await handler({ httpMethod: 'GET', path: '/health', headers: {} }, CONTEXT)).toMatchObject({
      statusCode: 200,
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a run', () => {
  const RUN = { RunId: 'i1', WorkflowId: 'w-1', State: 'Success' };
  const send = (run: object) =>
    confirmingReceiver(server).send(JSON.stringify({ EventName: 'WorkflowFinish', WorkflowExecution: run }));

  it.each(['Name', 'WorkflowName'] as const)(
    'is confirmed by an answer that calls its workflow %s',
    async (nameElement) => {
      server.runs.set('i1', ciRun({ runId: 'i1', name: 'mine', nameElement }));
      expect(await send({ ...RUN, WorkflowName: 'mine' })).toEqual({ status: 200 });
      expect(await send({ ...RUN, WorkflowName: 'other' })).toMatchObject({ status: 403 });
    },
  );

  it.each(['https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/in/a%20b.mp4', 'in/a b.mp4'])(
    'is confirmed by an answer that calls its object %s',
    async (object) => {
      server.runs.set('i1', ciRun({ runId: 'i1', object }));
      expect(await send({ ...RUN, Object: 'in/a b.mp4' })).toEqual({ status: 200 });
      expect(await send({ ...RUN, Object: 'in/other.mp4' })).toMatchObject({ status: 403 });
    },
  );

  it('is confirmed by an answer that has its tasks in another order, and other spellings of its times', async () => {
    const tasks = ['j1', 'j2'].map((id) => ({ type: 'Snapshot', id }));
    server.runs.set('i1', ciRun({ runId: 'i1', tasks }));
    const Tasks = ['j2', 'j1'].map((JobId) => ({ JobId, State: 'Success', CreateTime: '2022-06-27 15:23:12+0800' }));
    expect(await send({ ...RUN, Tasks })).toEqual({ status: 200 });
    expect(await send({ ...RUN, Tasks: [...Tasks.slice(1), { JobId: 'j3' }] })).toMatchObject({ status: 403 });
  });
});
